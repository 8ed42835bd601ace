import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract, type PracticeView } from "../contract.ts";
import { practiceAnswers } from "../rules/events.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";
import { MyGoals } from "./my-goals.tsx";
import { PracticeForm } from "./practice-form.tsx";
import { PracticeLine } from "./practice-line.tsx";

type Answer = (typeof practiceAnswers)[number];
type CheckInProps = { readonly episodeId: string; readonly practice: PracticeView };

/** Says how it went: one tap, and words if there are some. */
const CheckIn = ({ episodeId, practice: { practiceId } }: CheckInProps) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const [done, setDone] = useState<Answer | undefined>(undefined);
  const [words, setWords] = useState("");
  const check = useCommand(integrationContract.checkPractice);
  const end = useCommand(integrationContract.endPractice);
  const failed = (error: Error) => void show({ message: error.message, kind: "failure" });
  const keep = () => {
    if (done === undefined) return;
    const kept = () => {
      setDone(undefined);
      setWords("");
      show({ message: t("mine.kept") });
    };
    check.mutate({ params: { episodeId, practiceId }, body: { done, words } }, { onSuccess: kept, onError: failed });
  };
  const endAs = (status: "done" | "dropped") => end.mutate({ params: { episodeId, practiceId }, body: { status } }, { onError: failed });
  if (done === undefined) {
    return (
      <Stack gap={2}>
        <p className={styles["quiet"]}>{t("mine.ask")}</p>
        <Row gap={2}>
          {practiceAnswers.map((answer) => (
            <Button key={answer} onClick={() => setDone(answer)}>
              {t(`mine.answers.${answer}`)}
            </Button>
          ))}
        </Row>
        <Row gap={2}>
          <Button kind="quiet" onClick={() => endAs("done")}>
            {t("mine.finish")}
          </Button>
          <Button kind="quiet" onClick={() => endAs("dropped")}>
            {t("mine.letGo")}
          </Button>
        </Row>
      </Stack>
    );
  }
  return (
    <Stack gap={3}>
      <p>
        {t(`mine.answers.${done}`)}. {done === "no" && t("mine.noJudgement")}
      </p>
      <TextArea label={t("mine.words")} value={words} onChange={setWords} ownWords rows={2} />
      <Button kind="primary" wide busy={check.isPending} onClick={keep}>
        {t("mine.keep")}
      </Button>
    </Stack>
  );
};

/** A patient's practices on a phone, with a gentle check-in for each. */
export const MyPractices = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(integrationWords);
  const [adding, setAdding] = useState(false);
  const { data, isPending, isError, refetch } = useRead(integrationContract.readPractices, {
    params: { episodeId },
    follows: { episodeId, kinds: ["integration"] },
  });
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("mine.failed")} onRetry={() => void refetch()} />;
  const open = data.practices.filter((practice) => practice.ended === null);
  const earlier = data.practices.filter((practice) => practice.ended !== null);
  return (
    <Page title={t("mine.title")} intro={t("mine.intro")} width="narrow" documentTitle={t("mine.title")}>
      <Stack gap={6}>
        {open.length === 0 && <EmptyState title={t("mine.none")}>{t("mine.noneBody")}</EmptyState>}
        <ul className={styles["list"]}>
          {open.map((practice) => (
            <li key={practice.practiceId} className={styles["practice"]}>
              <Stack gap={3}>
                <PracticeLine practice={practice} />
                <CheckIn episodeId={episodeId} practice={practice} />
              </Stack>
            </li>
          ))}
        </ul>
        {adding ? (
          <PracticeForm episodeId={episodeId} onAgreed={() => setAdding(false)} />
        ) : (
          <Button wide onClick={() => setAdding(true)}>
            {t("mine.add")}
          </Button>
        )}
        <MyGoals episodeId={episodeId} />
        {earlier.length > 0 && (
          <details>
            <summary>{t("mine.earlier")}</summary>
            <ul className={styles["list"]}>
              {earlier.map((practice) => (
                <li key={practice.practiceId}>
                  <PracticeLine practice={practice} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </Stack>
    </Page>
  );
};
