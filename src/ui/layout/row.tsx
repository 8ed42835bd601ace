import type { ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./stack.module.css";

interface RowProps {
  readonly children: ReactNode;
  readonly gap?: 1 | 2 | 3 | 4 | 5 | 6 | 8 | undefined;
  readonly align?: "center" | "start" | "baseline" | "end" | undefined;
  readonly spread?: boolean | undefined;
}

/** Things beside each other, which wrap when there is no room. */
export const Row = ({ children, gap = 2, align = "center", spread }: RowProps) => (
  <div className={joinClasses(styles["row"], styles[`gap-${gap}`], styles[align], spread && styles["spread"])}>{children}</div>
);
