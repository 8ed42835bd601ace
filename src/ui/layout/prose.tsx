import type { ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./prose.module.css";

interface ProseProps {
  readonly children: ReactNode;
  /** Serif for the public pages and the patient's own words. */
  readonly face?: "serif" | "sans" | undefined;
}

/** Sets running text: headings, paragraphs, lists, quotations, small tables, notes at the foot. */
export const Prose = ({ children, face = "serif" }: ProseProps) => (
  <div className={joinClasses(styles["prose"], styles[face])}>{children}</div>
);
