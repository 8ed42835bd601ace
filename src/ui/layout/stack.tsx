import type { ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./stack.module.css";

interface StackProps {
  readonly children: ReactNode;
  /** Steps of 4 px. */
  readonly gap?: 1 | 2 | 3 | 4 | 5 | 6 | 8 | undefined;
}

/** Things below each other. */
export const Stack = ({ children, gap = 4 }: StackProps) => (
  <div className={joinClasses(styles["stack"], styles[`gap-${gap}`])}>{children}</div>
);
