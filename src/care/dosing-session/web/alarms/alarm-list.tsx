import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../../contract-answers.ts";
import styles from "./alarm-list.module.css";
import { alarmWords } from "./alarm-words.ts";
import { sessionWords } from "../session-words.ts";
import { textOf } from "../room/vital-values.ts";

export type ShownAlarm = BoardSession["alarms"][number];

export type AlarmListProps = {
  readonly alarms: readonly ShownAlarm[];
  readonly now: Temporal.Instant;
  /** Left out where alarms are only shown. */
  readonly onAcknowledge?: ((alarmId: string, reason: string) => void) | undefined;
  readonly onSilence?: ((alarm: ShownAlarm) => void) | undefined;
};

const byUrgency = (alarms: readonly ShownAlarm[]): readonly ShownAlarm[] =>
  alarms.toSorted(
    (one, other) =>
      Number(one.acknowledged) - Number(other.acknowledged) ||
      Number(other.level === "red") - Number(one.level === "red") ||
      Temporal.Instant.compare(one.raisedAt, other.raisedAt),
  );

type AlarmLineProps = Omit<AlarmListProps, "alarms"> & { readonly alarm: ShownAlarm };

const Resting = ({ until, now }: { readonly until: Temporal.Instant; readonly now: Temporal.Instant }) => {
  const t = useWords(alarmWords);
  const seconds = Math.max(0, Math.round((until.epochMilliseconds - now.epochMilliseconds) / 1_000));
  return <span className={styles["age"]}>{t("rests", { count: seconds })}</span>;
};

/** Acknowledging is one tap, or two with a reason; silencing rests the sound alone. */
const Answers = ({ alarm, onAcknowledge, onSilence }: Omit<AlarmLineProps, "now">) => {
  const t = useWords(sessionWords);
  const words = useWords(alarmWords);
  const [reasoning, setReasoning] = useState(false);
  const { alarmId, silence, mayRest } = alarm;
  if (onAcknowledge === undefined) return null;
  return (
    <span className={styles["answers"]}>
      <Button onClick={() => onAcknowledge(alarmId, "")}>{t("alarm.acknowledge")}</Button>
      <span className={styles["quiet"]}>
        <Button kind="quiet" onClick={() => setReasoning(true)}>
          {words("withReason")}
        </Button>
        {onSilence !== undefined && silence === null && (
          <Button kind="quiet" onClick={() => onSilence(alarm)}>
            {words("silence", { count: mayRest })}
          </Button>
        )}
      </span>
      <ConfirmDialog
        open={reasoning}
        onClose={() => setReasoning(false)}
        title={words("reasonTitle")}
        description={words("reasonBody")}
        confirmLabel={t("alarm.acknowledge")}
        reason="optional"
        reasonLabel={words("reasonLabel")}
        onConfirm={(reason) => {
          setReasoning(false);
          onAcknowledge(alarmId, reason);
        }}
      />
    </span>
  );
};

const AlarmLine = ({ alarm, now, ...answers }: AlarmLineProps) => {
  const t = useWords(sessionWords);
  const locale = useLocale();
  const what = alarm.parameter === null ? "" : t(`values.${alarm.parameter}`);
  const value = alarm.parameter === null || alarm.value === null ? "" : textOf(alarm.parameter, alarm.value);
  return (
    <li className={styles["alarm"]} data-level={alarm.level} data-seen={alarm.acknowledged || undefined}>
      <StateMark kind={alarm.level} />
      <span className={styles["what"]}>
        <span className={styles["line"]}>
          {t(`alarm.${alarm.origin}`, { what, value })}
          <span className={styles["age"]}>
            {formatRelative(alarm.raisedAt, now, locale)} · {alarm.rule}
            {alarm.settled ? ` · ${t("alarm.settled")}` : ""}
          </span>
        </span>
        <span className={styles["line"]}>
          {alarm.action !== null && !(alarm.acknowledged && alarm.settled) && <span className={styles["age"]}>{alarm.action}</span>}
          {alarm.silence !== null && <Resting until={alarm.silence.until} now={now} />}
          {alarm.escalation !== "none" && <span className={styles["escalated"]}>{t(`alarm.escalation.${alarm.escalation}`)}</span>}
        </span>
      </span>
      {!alarm.acknowledged && <Answers alarm={alarm} {...answers} />}
    </li>
  );
};

/** What stays open in a flood, so that the values keep their place: nothing red nobody saw is ever folded away. */
const alwaysShown = 3;

const isUrgent = ({ level, acknowledged, settled }: ShownAlarm): boolean => level === "red" && !(acknowledged && settled);

/** Open alarms, the most urgent first. Only a person acknowledges one. */
export const AlarmList = ({ alarms, ...line }: AlarmListProps) => {
  const t = useWords(sessionWords);
  if (alarms.length === 0) return null;
  const sorted = byUrgency(alarms);
  const open = sorted.filter((alarm, place) => place < alwaysShown || isUrgent(alarm));
  const folded = sorted.filter((alarm) => !open.includes(alarm));
  const lines = (some: readonly ShownAlarm[]) => (
    <ul className={styles["list"]}>
      {some.map((alarm) => (
        <AlarmLine key={alarm.alarmId} alarm={alarm} {...line} />
      ))}
    </ul>
  );
  return (
    <div className={styles["list"]}>
      {lines(open)}
      {folded.length > 0 && (
        <details className={styles["more"]}>
          <summary>{t("alarm.more", { count: folded.length })}</summary>
          {lines(folded)}
        </details>
      )}
    </div>
  );
};
