import type { ReactNode } from "react";
import { StateMark, type MarkKind } from "../state/state-mark.tsx";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./tag.module.css";

interface TagProps {
  readonly children: ReactNode;
  /** Amber and red only for what can harm; the mark comes with them. */
  readonly kind?: "plain" | "accent" | "amber" | "red" | undefined;
  readonly mark?: MarkKind | undefined;
}

export const Tag = ({ children, kind = "plain", mark }: TagProps) => {
  const shown = mark ?? (kind === "amber" || kind === "red" ? kind : undefined);
  return (
    <span className={joinClasses(styles["tag"], styles[kind])}>
      {shown && <StateMark kind={shown} decorative />}
      {children}
    </span>
  );
};
