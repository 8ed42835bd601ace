import { OfflineBar } from "#ui/layout/offline-bar.tsx";
import { useOutbox } from "#platform/offline/browser/use-outbox.ts";
import { SessionTimer } from "#ui/state/session-timer.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatRelative, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { nextDue } from "../rules/due-vitals.ts";
import { firstDose, type DosingSession } from "../rules/dosing-session.ts";
import { observationEndsAt } from "../rules/observation.ts";
import { phaseOf } from "../rules/phase.ts";
import styles from "./room-state.module.css";
import { roomWords } from "./room-words.ts";
import { sessionWords } from "./session-words.ts";

type RoomStateProps = { readonly session: DosingSession; readonly now: Temporal.Instant; readonly timeZone: string };

const Due = ({ session, now }: Omit<RoomStateProps, "timeZone">) => {
  const t = useWords(roomWords);
  const locale = useLocale();
  const due = nextDue(session, now);
  if (due === null) return <span>{t("due.none")}</span>;
  const when = formatRelative(due.at, now, locale);
  if (!due.overdue) return <span>{t("due.next", { when })}</span>;
  return (
    <span className={styles["overdue"]}>
      <StateMark kind="overdue" decorative /> {t("due.overdue", { age: when })}
    </span>
  );
};

/** Time since the dose, phase, what is due next, when the patient may leave, and what is not yet sent. */
export const RoomState = ({ session, now, timeZone }: RoomStateProps) => {
  const t = useWords(roomWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const outbox = useOutbox();
  const dosedAt = firstDose(session)?.observedAt;
  const phase = phaseOf(session, now);
  const until = observationEndsAt(session);
  const waits = until !== null && Temporal.Instant.compare(now, until) < 0;
  return (
    <div className={styles["state"]}>
      <SessionTimer
        size="large"
        seconds={dosedAt && (now.epochMilliseconds - dosedAt.epochMilliseconds) / 1_000}
        clock={formatTime(now, timeZone, locale)}
        phase={phase && words(`phases.${phase}`)}
      />
      <div className={styles["due"]}>
        <Due session={session} now={now} />
        <span>
          {until === null
            ? t("observe.none")
            : waits
              ? t("observe.until", { time: formatTime(until, timeZone, locale) })
              : t("observe.over")}
        </span>
      </div>
      {(outbox.state !== "online" || outbox.waiting > 0) && <OfflineBar state={outbox.state} waiting={outbox.waiting} />}
    </div>
  );
};
