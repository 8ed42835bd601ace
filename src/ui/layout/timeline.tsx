import { Fragment, type ReactNode } from "react";
import { StateMark } from "../state/state-mark.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import styles from "./timeline.module.css";

export interface TimelineEntry {
  readonly key: string;
  /** As it shall read: "14:05", "+0:42". */
  readonly time: string;
  /** The same for machines: ISO 8601. */
  readonly dateTime?: string | undefined;
  /** Begins a new day or phase when it differs from the entry before. */
  readonly heading?: string | undefined;
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly body?: ReactNode;
  /** Who, and from which source. */
  readonly by?: ReactNode;
  /** Struck through and kept, with the reason. */
  readonly inError?: { readonly reason: ReactNode } | undefined;
  readonly late?: boolean | undefined;
  readonly actions?: ReactNode;
}

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  readonly label: string;
}

/** The longest time that the narrow column holds: "10:35 PM". */
const narrow = 8;

export const Timeline = ({ entries, label }: TimelineProps) => (
  <div className={styles["frame"]}>
    <ol className={styles["timeline"]} aria-label={label} data-time={entries.some(({ time }) => time.length > narrow) ? "wide" : undefined}>
      {entries.map((entry, place) => (
        <Fragment key={entry.key}>
          {entry.heading && entry.heading !== entries[place - 1]?.heading && <li className={styles["heading"]}>{entry.heading}</li>}
          <TimelineLine entry={entry} />
        </Fragment>
      ))}
    </ol>
  </div>
);

const TimelineLine = ({ entry }: { readonly entry: TimelineEntry }) => {
  const t = useWords(uiWords);
  const { time, dateTime, icon, title, body, by, inError, late, actions } = entry;
  return (
    <li className={styles["entry"]} data-in-error={inError ? true : undefined}>
      <time className={styles["time"]} dateTime={dateTime}>
        {time}
      </time>
      <span className={styles["icon"]} aria-hidden="true">
        {icon ?? <span className={styles["dot"]} />}
      </span>
      <div className={styles["what"]}>
        <div className={styles["line"]}>
          {inError ? <s className={styles["title"]}>{title}</s> : <span className={styles["title"]}>{title}</span>}
          {late && (
            <span className={styles["late"]}>
              <StateMark kind="late" decorative /> {t("timeline.late")}
            </span>
          )}
          {by && <span className={styles["by"]}>{by}</span>}
        </div>
        {body && (inError ? <s className={styles["body"]}>{body}</s> : <div className={styles["body"]}>{body}</div>)}
        {inError && (
          <p className={styles["reason"]}>
            {t("timeline.corrected")}: {inError.reason}
          </p>
        )}
      </div>
      {actions && (
        <div className={styles["actions"]} data-print="no">
          {actions}
        </div>
      )}
    </li>
  );
};
