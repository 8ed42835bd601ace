import { useParams } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useLayoutEffect } from "react";

import { useServerNow } from "#platform/http/browser/use-server-now.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { useAwake } from "../wall/use-awake.ts";
import { bedsideState, mayCall } from "./bedside-state.ts";
import { bedsideWords } from "./bedside-words.ts";
import styles from "./bedside.module.css";
import { useBedsideCall } from "./use-bedside-call.ts";

const askEvery = 2_000;

const said = {
  idle: ["idle", "idleMore"],
  sending: ["sending", undefined],
  told: ["told", undefined],
  coming: ["coming", undefined],
  "not-told": ["notTold", "notToldMore"],
  over: ["over", "overMore"],
} as const;

/** Keys that move about or change the phone itself; every other one is a clicker's. */
const passing = ["Tab", "Shift", "Control", "Alt", "Meta", "F5", "F11", "F12"];

/** The phone beside the patient: one dark area; a touch or any key calls somebody, silently, and the page says truly what became of it. */
export const Bedside = () => {
  const t = useWords(bedsideWords);
  const { sessionId = "" } = useParams({ strict: false });
  const now = useServerNow();
  useAwake();
  const { data, error, isPaused, refetch } = useRead(dosingSessionContract.readBedside, { params: { sessionId } });
  useEffect(() => {
    const timer = setInterval(() => void refetch(), askEvery);
    return () => clearInterval(timer);
  }, [refetch]);
  const { pending, failed, call } = useBedsideCall(sessionId, data?.episodeId, refetch);
  const isShut = data === undefined && error !== null && "problem" in error && Number(Object(error.problem).status) >= 400;
  const isLost = data === undefined && (error !== null || isPaused);
  const state = bedsideState({ pending, failed: failed || isLost, answer: data }, now.epochMilliseconds);
  const press = (): void => {
    if (mayCall(state) && !isShut) call();
  };
  const pressed = useEffectEvent(press);
  // Before the words are seen: they invite a press.
  useLayoutEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.repeat || passing.includes(event.key)) return;
      event.preventDefault();
      pressed();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  const [title, more] = isShut ? (["notYours", "notYoursMore"] as const) : said[state];
  return (
    <>
      <title>{t("title")}</title>
      <button type="button" className={styles["area"]} data-state={state} onClick={press}>
        <span role="status" className={styles["words"]}>
          {t(title)}
          {more && <span className={styles["more"]}>{t(more)}</span>}
        </span>
      </button>
    </>
  );
};
