import { Button } from "#ui/controls/button.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../contract-answers.ts";
import styles from "./alarm-list.module.css";
import { sessionWords } from "./session-words.ts";
import { textOf } from "./vital-values.ts";

export type ShownAlarm = BoardSession["alarms"][number];

type AlarmListProps = {
  readonly alarms: readonly ShownAlarm[];
  readonly now: Temporal.Instant;
  /** Left out where alarms are only shown. */
  readonly onAcknowledge?: ((alarmId: string) => void) | undefined;
};

const byUrgency = (alarms: readonly ShownAlarm[]): readonly ShownAlarm[] =>
  alarms.toSorted(
    (one, other) =>
      Number(one.acknowledged) - Number(other.acknowledged) ||
      Number(other.level === "red") - Number(one.level === "red") ||
      Temporal.Instant.compare(one.raisedAt, other.raisedAt),
  );

/** Open alarms, the most urgent first. Only a person acknowledges one. */
export const AlarmList = ({ alarms, now, onAcknowledge }: AlarmListProps) => {
  const t = useWords(sessionWords);
  const locale = useLocale();
  if (alarms.length === 0) return null;
  return (
    <ul className={styles["list"]}>
      {byUrgency(alarms).map((alarm) => {
        const what = alarm.parameter === null ? "" : t(`values.${alarm.parameter}`);
        const value = alarm.parameter === null || alarm.value === null ? "" : textOf(alarm.parameter, alarm.value);
        return (
          <li key={alarm.alarmId} className={styles["alarm"]} data-level={alarm.level} data-seen={alarm.acknowledged || undefined}>
            <StateMark kind={alarm.level} />
            <span className={styles["what"]}>
              {t(`alarm.${alarm.origin}`, { what, value })}
              <span className={styles["age"]}>
                {formatRelative(alarm.raisedAt, now, locale)} · {alarm.rule}
                {alarm.settled ? ` · ${t("alarm.settled")}` : ""}
              </span>
            </span>
            {onAcknowledge && !alarm.acknowledged && <Button onClick={() => onAcknowledge(alarm.alarmId)}>{t("alarm.acknowledge")}</Button>}
          </li>
        );
      })}
    </ul>
  );
};
