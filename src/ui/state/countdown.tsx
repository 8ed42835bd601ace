import { formatWait } from "../words/format.ts";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { StateMark } from "./state-mark.tsx";
import styles from "./countdown.module.css";

interface CountdownProps {
  /** What is due: "BP". */
  readonly label: string;
  /** Until it is due; negative when it is overdue. */
  readonly seconds: number;
}

/** "BP in 3:10", then "BP overdue by 0:40" with the clock beside it. */
export const Countdown = ({ label, seconds }: CountdownProps) => {
  const t = useWords(uiWords);
  const overdue = seconds < 0;
  return (
    <span className={styles["countdown"]} data-overdue={overdue ? true : undefined} role="timer" aria-label={label}>
      {overdue && <StateMark kind="overdue" decorative />}
      {label} <span className={styles["wait"]}>{t(overdue ? "timer.overdueBy" : "timer.dueIn", { wait: formatWait(seconds) })}</span>
    </span>
  );
};
