import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { joinClasses } from "../theme/join-classes.ts";
import { StateMark } from "./state-mark.tsx";
import styles from "./live-value.module.css";

interface LiveValueProps {
  /** "BP", "SpO2". */
  readonly label: string;
  /** As it shall read: "118/76"; `undefined` while none is known. */
  readonly value: string | undefined;
  readonly unit: string;
  /** How old it is: "3 min", "live". */
  readonly age?: string | undefined;
  /** "cuff", "monitor", "by hand". */
  readonly source?: string | undefined;
  readonly state?: "amber" | "red" | "lost" | "overdue" | undefined;
  /** Why it stands out: "above 160", "due 4 min ago". */
  readonly reason?: ReactNode;
  /** Said in place of a value: what is not known and who can find out. */
  readonly unknown?: string | undefined;
  readonly size?: "small" | "normal" | "large" | undefined;
}

/** A measured value to be read across a room, with its unit, age and source. In range it is plain ink. */
export const LiveValue = ({ label, value, unit, age, source, state, reason, unknown, size = "normal" }: LiveValueProps) => {
  const t = useWords(uiWords);
  const about = [age, source].filter(Boolean).join(" · ");
  const spaced = unit === "" ? about : ` · ${about}`;
  return (
    <div className={joinClasses(styles["tile"], styles[size])} data-state={state} role="group" aria-label={label}>
      <div className={styles["head"]}>
        <span className={styles["label"]}>{label}</span>
        {state && <StateMark kind={state} size={size === "small" ? "small" : "large"} />}
      </div>
      {value === undefined ? (
        <p className={styles["unknown"]}>{unknown ?? t("value.unknown")}</p>
      ) : (
        <p className={styles["value"]}>{value}</p>
      )}
      {value !== undefined && (
        <p className={styles["about"]}>
          <span className={styles["unit"]}>{unit}</span>
          {about && spaced}
        </p>
      )}
      {reason && <p className={styles["reason"]}>{reason}</p>}
    </div>
  );
};
