import { OfflineBar } from "#ui/layout/offline-bar.tsx";
import { useOutbox } from "#platform/offline/browser/use-outbox.ts";
import { Countdown } from "#ui/state/countdown.tsx";
import { SessionTimer } from "#ui/state/session-timer.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDateTime, formatRelative, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { nextDue } from "../../rules/due-vitals.ts";
import { firstDose, type DosingSession } from "../../rules/dosing-session.ts";
import { observationEndsAt } from "../../rules/observation.ts";
import { phaseOf } from "../../rules/phase.ts";
import styles from "./room-state.module.css";
import { roomWords } from "./room-words.ts";
import { viewWords } from "./view-words.ts";
import { sessionWords } from "../session-words.ts";

type RoomStateProps = { readonly session: DosingSession; readonly now: Temporal.Instant; readonly timeZone: string };

const Due = ({ session, now, timeZone }: RoomStateProps) => {
  const t = useWords(roomWords);
  const view = useWords(viewWords);
  const locale = useLocale();
  const due = nextDue(session, now);
  if (due === null) return <span>{t("due.none")}</span>;
  if (due.overdue) {
    return (
      <span className={styles["overdue"]}>
        <StateMark kind="overdue" decorative /> {t("due.overdue", { age: formatRelative(due.at, now, locale) })}
      </span>
    );
  }
  return (
    <span className={styles["next"]}>
      <Countdown label={view("due.label")} seconds={(due.until.epochMilliseconds - now.epochMilliseconds) / 1_000} />
      <span className={styles["until"]}>{view("due.until", { until: formatTime(due.until, timeZone, locale) })}</span>
    </span>
  );
};

const Observation = ({ session, now, timeZone }: RoomStateProps) => {
  const t = useWords(roomWords);
  const locale = useLocale();
  const until = observationEndsAt(session);
  if (firstDose(session) === undefined) return null;
  if (until === null) return <span>{t("observe.none")}</span>;
  const waits = Temporal.Instant.compare(now, until) < 0;
  return <span>{waits ? t("observe.until", { time: formatTime(until, timeZone, locale) }) : t("observe.over")}</span>;
};

/** Time since the dose, phase, what is due next, when the patient may leave, and what is not yet sent. It stands still from the release on. */
export const RoomState = ({ session, now, timeZone }: RoomStateProps) => {
  const words = useWords(sessionWords);
  const locale = useLocale();
  const outbox = useOutbox();
  const dosedAt = firstDose(session)?.observedAt;
  const ended = session.released ?? session.closed;
  const moment = ended?.observedAt ?? now;
  const phase = phaseOf(session, now);
  return (
    <div className={styles["state"]}>
      <SessionTimer
        size="normal"
        seconds={dosedAt && (moment.epochMilliseconds - dosedAt.epochMilliseconds) / 1_000}
        clock={ended === null ? formatTime(now, timeZone, locale) : formatDateTime(moment, timeZone, locale)}
        phase={ended === null ? phase && words(`phases.${phase}`) : words(`status.${session.status}`)}
      />
      {ended === null && (
        <div className={styles["due"]}>
          <Due session={session} now={now} timeZone={timeZone} />
          <Observation session={session} now={now} timeZone={timeZone} />
        </div>
      )}
      {(outbox.state !== "online" || outbox.waiting > 0) && <OfflineBar state={outbox.state} waiting={outbox.waiting} />}
    </div>
  );
};
