import { milligramsOf } from "#kernel/quantity.ts";
import { Sparkline } from "#ui/charts/sparkline.tsx";
import { Link } from "#ui/layout/link.tsx";
import { SessionTimer } from "#ui/state/session-timer.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatNumber, formatRelative, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../../contract-answers.ts";
import type { Trend } from "../../contract-board.ts";
import { AlarmList, type AlarmListProps } from "../alarms/alarm-list.tsx";
import { urgencyOf } from "./board-order.ts";
import { EmergencyGuidance } from "../alarms/emergency-guidance.tsx";
import { MissingStreamsNotice } from "../alarms/missing-streams-notice.tsx";
import styles from "./room-card.module.css";
import { boardWords, sessionWords } from "../session-words.ts";
import { VitalTiles } from "../room/vital-tiles.tsx";

type Timed = { readonly session: BoardSession; readonly now: Temporal.Instant };

const Due = ({ session, now, timeZone }: Timed & { readonly timeZone: string }) => {
  const t = useWords(boardWords);
  const locale = useLocale();
  if (session.nextDueAt === null) return <span>{t("nothingDue")}</span>;
  const when = formatRelative(session.nextDueAt, now, locale);
  const until = formatTime(session.dueUntil ?? session.nextDueAt, timeZone, locale);
  if (!session.overdue) return <span>{t("next", { when, until })}</span>;
  return (
    <span className={styles["overdue"]}>
      <StateMark kind="overdue" decorative /> {t("overdue", { age: when })}
    </span>
  );
};

const Observation = ({ session, now, timeZone }: Timed & { readonly timeZone: string }) => {
  const t = useWords(boardWords);
  const locale = useLocale();
  if (session.observeUntil === null) return null;
  const waits = Temporal.Instant.compare(now, session.observeUntil) < 0;
  return <span>{waits ? t("mayLeaveAt", { time: formatTime(session.observeUntil, timeZone, locale) }) : t("observed")}</span>;
};

const drugOf = ({ drawn, left }: BoardSession, locale: string) => ({
  drawn: formatNumber(milligramsOf(drawn), locale),
  left: left === null ? "" : formatNumber(milligramsOf(left), locale),
});

/** The small lines under the values: where they come from and where they go. */
const Course = ({ trend }: { readonly trend: Trend }) => {
  const t = useWords(boardWords);
  const words = useWords(sessionWords);
  const lines = [
    ["bloodPressure", trend.systolic],
    ["heartRate", trend.heartRate],
    ["saturation", trend.saturation],
  ] as const;
  return (
    <div className={styles["course"]}>
      {lines.map(([key, points]) => (
        <span key={key}>
          {words(`values.${key}`)}
          <Sparkline
            points={points.map((point) => point ?? undefined)}
            label={t("course", { what: words(`values.${key}`) })}
            width={72}
            height={20}
          />
        </span>
      ))}
    </div>
  );
};

export type RoomCardProps = Timed & { readonly timeZone: string; readonly trend?: Trend | undefined } & Pick<
    AlarmListProps,
    "onAcknowledge" | "onSilence"
  >;

/** One room on the board: who, where in the session, the four values, what is due, what rings. */
export const RoomCard = ({ session, now, timeZone, trend, onAcknowledge, onSilence }: RoomCardProps) => {
  const t = useWords(boardWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const seconds = session.firstDoseAt === null ? undefined : (now.epochMilliseconds - session.firstDoseAt.epochMilliseconds) / 1_000;
  const given = { amount: formatNumber(milligramsOf(session.given), locale), route: words(`routes.${session.route}`) };
  const people = session.people.map((person) => `${person.name} (${words(`roles.${person.role}`).toLocaleLowerCase(locale)})`).join(", ");
  return (
    <article className={styles["card"]} data-urgency={urgencyOf(session)} aria-label={`${session.roomName ?? ""} ${session.initials}`}>
      <header className={styles["head"]}>
        <h2 className={styles["room"]}>
          <Link href={`/app/episodes/${session.episodeId}/sessions/${session.sessionId}`}>{session.roomName ?? session.initials}</Link>
        </h2>
        <span className={styles["who"]}>{session.initials}</span>
        {session.training && <span className={styles["training"]}>{t("training")}</span>}
      </header>
      <SessionTimer seconds={seconds} phase={words(`phases.${session.phase}`)} size="large" />
      <VitalTiles session={session} now={now} />
      {trend && <Course trend={trend} />}
      <EmergencyGuidance emergencies={session.emergencies} />
      <MissingStreamsNotice missingStreams={session.missingStreams} />
      <AlarmList alarms={session.alarms} now={now} onAcknowledge={onAcknowledge} onSilence={onSilence} />
      <footer className={styles["foot"]}>
        <Due session={session} now={now} timeZone={timeZone} />
        <span>{session.firstDoseAt === null ? t("notGiven") : t("given", given)}</span>
        {session.left !== null && <span>{t("drug", drugOf(session, locale))}</span>}
        <Observation session={session} now={now} timeZone={timeZone} />
        <span>{people === "" ? t("nobody") : people}</span>
      </footer>
    </article>
  );
};
