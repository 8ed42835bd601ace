import type { ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./split.module.css";

interface SplitProps {
  readonly children: ReactNode;
  /** What stands beside it where there is room, and below where there is not. */
  readonly aside: ReactNode;
  readonly ratio?: "wide-main" | "even" | undefined;
}

export const Split = ({ children, aside, ratio = "wide-main" }: SplitProps) => (
  <div className={styles["frame"]}>
    <div className={joinClasses(styles["split"], styles[ratio])}>
      <div className={styles["part"]}>{children}</div>
      <div className={styles["part"]}>{aside}</div>
    </div>
  </div>
);
