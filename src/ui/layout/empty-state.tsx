import type { ReactNode } from "react";
import styles from "./quiet-state.module.css";

interface EmptyStateProps {
  /** What is not there, and whether that is good: "Nobody is waiting for you." */
  readonly title: string;
  /** What will bring something here. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className={styles["state"]}>
    <p className={styles["title"]}>{title}</p>
    {children && <div className={styles["words"]}>{children}</div>}
    {action && <div className={styles["act"]}>{action}</div>}
  </div>
);
