import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { formatElapsed } from "../words/format.ts";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./session-timer.module.css";

interface SessionTimerProps {
  /** Since the dose; negative before it; `undefined` while no dose is charted or planned. */
  readonly seconds: number | undefined;
  /** The clock beside it: "10:52". */
  readonly clock?: string | undefined;
  /** "Peak". */
  readonly phase?: string | undefined;
  readonly size?: "normal" | "large" | undefined;
}

/** Hours and minutes since the dose. It changes once a minute: a running second hand would pull at the eye. */
export const SessionTimer = ({ seconds, clock, phase, size = "normal" }: SessionTimerProps) => {
  const t = useWords(uiWords);
  return (
    <div
      className={joinClasses(styles["timer"], styles[size])}
      role="timer"
      aria-label={t(seconds !== undefined && seconds < 0 ? "timer.untilDose" : "timer.sinceDose")}
    >
      {seconds === undefined ? (
        <span className={styles["none"]}>{t("timer.noDose")}</span>
      ) : (
        <span className={styles["elapsed"]}>{formatElapsed(seconds)}</span>
      )}
      <span className={styles["beside"]}>
        {phase && <span className={styles["phase"]}>{phase}</span>}
        {clock && <span className={styles["clock"]}>{clock}</span>}
      </span>
    </div>
  );
};
