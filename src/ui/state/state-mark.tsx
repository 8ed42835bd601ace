import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./state-mark.module.css";

export type MarkKind = "amber" | "red" | "lost" | "overdue" | "in-error" | "late" | "met" | "unmet" | "unknown";

interface StateMarkProps {
  readonly kind: MarkKind;
  /** Replaces the spoken name ("Amber alarm"). */
  readonly label?: string | undefined;
  /** The words stand beside it already: hides it from screen readers. */
  readonly decorative?: boolean | undefined;
  readonly size?: "small" | "large" | undefined;
}

/** Shapes first, colour second: each can be told apart in grey. */
const shapes: Record<MarkKind, ReactNode> = {
  amber: (
    <>
      <path className={styles["fill"]} d="M8 1.8 15 14.2H1Z" />
      <path className={styles["sign"]} d="M8 6.2v4" />
      <path className={styles["sign"]} d="M8 12.1v.1" />
    </>
  ),
  red: (
    <>
      <path className={styles["fill"]} d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2Z" />
      <path className={styles["sign"]} d="M8 4.4v4.2" />
      <path className={styles["sign"]} d="M8 11.4v.1" />
    </>
  ),
  lost: <rect className={styles["dashed"]} x="1.5" y="1.5" width="13" height="13" rx="3" />,
  overdue: (
    <>
      <circle className={styles["stroke"]} cx="8" cy="8" r="6.5" />
      <path className={styles["stroke"]} d="M8 4.4V8l2.4 1.8" />
    </>
  ),
  "in-error": (
    <>
      <rect className={styles["faint"]} x="2.5" y="1.5" width="11" height="13" rx="1.5" />
      <path className={styles["stroke"]} d="M.8 8h14.4" />
    </>
  ),
  late: <circle className={styles["solid"]} cx="8" cy="8" r="3.2" />,
  met: <path className={styles["stroke"]} d="m2.5 8.6 3.6 3.6 7.4-8" />,
  unmet: <circle className={styles["stroke"]} cx="8" cy="8" r="6" />,
  unknown: (
    <>
      <path className={styles["stroke"]} d="M5.2 5.6a2.8 2.8 0 1 1 4.4 2.3c-1 .7-1.6 1.2-1.6 2.3" />
      <path className={styles["stroke"]} d="M8 13.1v.1" />
    </>
  ),
};

export const StateMark = ({ kind, label, decorative = false, size = "small" }: StateMarkProps) => {
  const t = useWords(uiWords);
  const spoken = decorative ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": label ?? t(`marks.${kind}`) } as const);
  return (
    <svg {...spoken} viewBox="0 0 16 16" className={joinClasses(styles["mark"], styles[kind], styles[size])}>
      {shapes[kind]}
    </svg>
  );
};
