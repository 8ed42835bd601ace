import { useLocation, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Link } from "#ui/layout/link.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { RingingRoom, WatchOffer } from "../../contract-alarms.ts";
import { hearsLoss, heardAlarms, worstOf, type Listener } from "../../rules/alarm-sound.ts";
import { soundTimesOf } from "../../rules/sound-times.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import styles from "./alarm-listener.module.css";
import { alarmWords } from "./alarm-words.ts";
import { LossLine } from "./loss-line.tsx";
import { noteNotHeard } from "./note-not-heard.ts";
import { SoundBlocked } from "./sound-blocked.tsx";
import { useAlarmNotices, type AlarmNotice } from "./use-alarm-notices.ts";
import { useAlarmSound } from "./use-alarm-sound.ts";
import { useConnectionAlarm } from "./use-connection-alarm.ts";

/** How often the server is asked, in milliseconds, though no fact woke us: escalation comes with time alone. */
const askEvery = 4_000;

const roomAddress = /^\/app\/episodes\/[^/]+\/sessions\/([^/]+)$/;

/** What this page is, by its address: the board, a room, or any other page of a person's device. */
const useListener = (roles: readonly string[]): { readonly listener: Listener; readonly sessionId: string | undefined } => {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const sessionId = roomAddress.exec(path)?.[1];
  return useMemo(() => {
    if (path === "/app/board") return { listener: { kind: "board" }, sessionId };
    return { listener: sessionId === undefined ? { kind: "device", roles } : { kind: "room" }, sessionId };
  }, [path, roles, sessionId]);
};

const useAlarms = () => {
  const [openedAt] = useState(() => Temporal.Now.instant());
  const { data, dataUpdatedAt, error, refetch } = useRead(dosingSessionContract.readAlarms, {
    params: {},
    follows: { kinds: ["dosing-session"] },
    background: true,
  });
  useEffect(() => {
    // A page that is not in front asks, too: it is the one that must be heard.
    const timer = setInterval(() => void refetch(), askEvery);
    return () => clearInterval(timer);
  }, [refetch]);
  const isShutOut = error !== null && "problem" in error && Object(error.problem).status === 401;
  const heardAt = dataUpdatedAt === 0 ? openedAt : Temporal.Instant.fromEpochMilliseconds(dataUpdatedAt);
  return { data, heardAt, isShutOut };
};

const hrefOf = ({ episodeId, sessionId }: Pick<RingingRoom, "episodeId" | "sessionId">): string =>
  `/app/episodes/${episodeId}/sessions/${sessionId}`;

type Ringing = RingingRoom["alarms"][number] & { readonly room: RingingRoom };

/** A room as the notices name it. */
const useWhere = () => {
  const t = useWords(alarmWords);
  return ({ roomName, initials }: Pick<RingingRoom, "roomName" | "initials">): string =>
    roomName === null ? initials : t("where", { room: roomName, initials });
};

const Mark = ({ ringing }: { readonly ringing: readonly Ringing[] }) => {
  const t = useWords(alarmWords);
  const whereOf = useWhere();
  const worst = ringing.find(({ level }) => level === "red") ?? ringing[0];
  if (worst === undefined) return null;
  const where = whereOf(worst.room);
  return (
    <Link href={hrefOf(worst.room)} className={styles["mark"]} data-level={worst.level}>
      <StateMark kind={worst.level} decorative /> {t("header", { count: ringing.length, where })}
    </Link>
  );
};

/** The watch of a room is this person's to take (HAND-10). */
const Offer = ({ offer }: { readonly offer: WatchOffer }) => {
  const t = useWords(alarmWords);
  const whereOf = useWhere();
  return (
    <Link href={hrefOf(offer)} className={styles["mark"]}>
      {t("offered", { name: offer.from, where: whereOf(offer) })}
    </Link>
  );
};

type Notice = AlarmNotice & { readonly href: string };

const useNotices = (heard: readonly Ringing[], offers: readonly WatchOffer[]): void => {
  const t = useWords(alarmWords);
  const whereOf = useWhere();
  const navigate = useNavigate();
  const said: readonly Notice[] = [
    ...heard.map(({ alarmId, level, room }) => ({
      key: `${room.sessionId} ${alarmId}`,
      title: t(level === "red" ? "noticeRed" : "noticeAmber"),
      body: whereOf(room),
      urgent: level === "red",
      href: hrefOf(room),
    })),
    ...offers.map((offer) => ({
      key: `${offer.sessionId} offer ${offer.at.toString()}`,
      title: t("noticeOffer"),
      body: whereOf(offer),
      urgent: false,
      href: hrefOf(offer),
    })),
  ];
  // The same list as long as it says the same.
  const text = JSON.stringify(said);
  // oxlint-disable-next-line react/exhaustive-deps -- the text stands for the list
  const notices = useMemo(() => said, [text]);
  const open = useCallback(
    (key: string) => void navigate({ href: notices.find((one) => one.key === key)?.href ?? "/app/board" }),
    [navigate, notices],
  );
  useAlarmNotices(notices, open);
};

type AlarmListenerProps = { readonly roles: readonly string[]; readonly mayChart: boolean; readonly timeZone: string };

const shippedTimes = soundTimesOf(shippedProtocol);

/**
 * Listens to the alarms of every room on every page of staff: sounds what this person is to hear, tells the device when the page is
 * not in front, and says when sound is blocked or the server is not heard. A page that shows a room makes no sound.
 */
export const AlarmListener = ({ roles, mayChart, timeZone }: AlarmListenerProps) => {
  const now = useNow();
  const { data, heardAt, isShutOut } = useAlarms();
  const { listener, sessionId } = useListener(roles);
  const times = data?.times ?? shippedTimes;
  const ringing = (data?.rooms ?? []).flatMap((room) => room.alarms.map((alarm) => ({ ...alarm, room })));
  const heard = heardAlarms(ringing, listener);
  const runs = (data?.running ?? 0) > 0;
  const loss = useConnectionAlarm(heardAt, times.loss, now, (one) => {
    if (mayChart && runs) void noteNotHeard(one);
  });
  const isLost = loss !== null && !isShutOut;
  const sounds = isLost && !loss.rests && runs && hearsLoss(loss.level, listener) ? [...heard, loss] : heard;
  useAlarmSound(isShutOut ? null : worstOf(sounds), times.pause);
  const offers = (data?.offers ?? []).filter((offer) => offer.sessionId !== sessionId);
  useNotices(heard, offers);
  const waiting = ringing.filter((alarm) => !alarm.acknowledged && alarm.room.sessionId !== sessionId);
  return (
    <>
      {isLost && <LossLine loss={loss} timeZone={timeZone} />}
      {(runs || listener.kind === "board") && listener.kind !== "room" && <SoundBlocked />}
      {listener.kind !== "board" && <Mark ringing={waiting} />}
      {offers.map((offer) => (
        <Offer key={`${offer.sessionId} ${offer.at.toString()}`} offer={offer} />
      ))}
      <span hidden data-alarm-sound={worstOf(sounds) ?? "none"} />
    </>
  );
};
