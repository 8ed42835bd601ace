import type { ReactNode } from "react";

import styles from "./fold.module.css";

type FoldProps = { readonly summary: string; readonly children: ReactNode };

/** One line that opens: for what is in order and long. Nothing that asks for somebody is ever folded. */
export const Fold = ({ summary, children }: FoldProps) => (
  <details className={styles["fold"]}>
    <summary>{summary}</summary>
    {children}
  </details>
);
