import { useEffect, useRef } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { focusField } from "./focus-field.ts";
import styles from "./form-summary.module.css";

export interface FieldProblem {
  /** The `id` or `name` of the field, or the `id` of a choice group. */
  readonly field: string;
  readonly message: string;
}

interface FormSummaryProps {
  readonly problems: readonly FieldProblem[];
  /** Counts the tries to send: each new one brings the focus here. */
  readonly attempt?: number | undefined;
}

/** Stands above a form that could not be sent; takes the focus, and each line leads to its field. */
export const FormSummary = ({ problems, attempt = 0 }: FormSummaryProps) => {
  const t = useWords(uiWords);
  const box = useRef<HTMLDivElement>(null);
  const shown = problems.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles["summary"]}>
      <h2 className={styles["title"]}>{t("summary.title", { count: problems.length })}</h2>
      <p className={styles["kept"]}>{t("summary.kept")}</p>
      <ul className={styles["list"]}>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(field);
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
