import type { ReactNode } from "react";
import { Button } from "../controls/button.tsx";
import { StateMark } from "../state/state-mark.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import styles from "./quiet-state.module.css";

interface ErrorStateProps {
  /** What happened: "The visits could not be fetched." */
  readonly title: string;
  /** What was kept: "Your last entry is on this device." */
  readonly kept?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
  readonly busy?: boolean | undefined;
  /** Other ways on, or a reference number for support. */
  readonly children?: ReactNode;
}

export const ErrorState = ({ title, kept, onRetry, busy, children }: ErrorStateProps) => {
  const t = useWords(uiWords);
  return (
    <div className={styles["state"]} role="alert">
      <p className={styles["title"]}>
        <StateMark kind="amber" decorative /> {title}
      </p>
      {kept && <div className={styles["words"]}>{kept}</div>}
      {children && <div className={styles["words"]}>{children}</div>}
      {onRetry && (
        <div className={styles["act"]}>
          <Button busy={busy} onClick={onRetry}>
            {t("states.retry")}
          </Button>
        </div>
      )}
    </div>
  );
};
