import { useId, type ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { joinClasses } from "../theme/join-classes.ts";
import { FieldError } from "./field-error.tsx";
import styles from "./field.module.css";

/** What every field of a form takes. */
export interface FieldLook {
  readonly label: ReactNode;
  /** Keeps the label for screen readers only: in tables and search bars. */
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  /** What is wrong and what to do, in plain words. */
  readonly error?: string | undefined;
  /** Implausible, but allowed: asks for a second look without refusing. */
  readonly warning?: string | undefined;
  readonly required?: boolean | undefined;
  /** Shown beside the box and read out: "mmHg", "kg". */
  readonly unit?: string | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Put on the control itself; it ties label, hint, unit and error together. */
export interface FieldControl {
  readonly id: string;
  readonly name: string | undefined;
  readonly disabled: boolean | undefined;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-required": true | undefined;
}

interface FieldProps extends FieldLook {
  readonly children: (control: FieldControl) => ReactNode;
  /** Boxes that size themselves, such as a date, do not stretch. */
  readonly fit?: boolean | undefined;
}

export const Field = ({ label, labelHidden, hint, error, warning, required, unit, id, name, disabled, fit, children }: FieldProps) => {
  const t = useWords(uiWords);
  const ownId = useId();
  const controlId = id ?? ownId;
  const described = [
    unit && `${controlId}-unit`,
    hint && `${controlId}-hint`,
    warning && `${controlId}-warning`,
    error && `${controlId}-error`,
  ];
  const control: FieldControl = {
    id: controlId,
    name,
    disabled,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": required || undefined,
  };
  return (
    <div className={joinClasses(styles["field"], Boolean(error) && styles["wrong"])}>
      <label htmlFor={controlId} className={labelHidden ? "visually-hidden" : styles["label"]}>
        {label}
        {required && <span className={styles["required"]}> {t("field.required")}</span>}
      </label>
      {hint && (
        <div id={`${controlId}-hint`} className={styles["hint"]}>
          {hint}
        </div>
      )}
      <div className={joinClasses(styles["row"], fit && styles["fit"])}>
        {children(control)}
        {unit && (
          <span id={`${controlId}-unit`} className={styles["unit"]}>
            {unit}
          </span>
        )}
      </div>
      <FieldError id={controlId} error={error} warning={warning} />
    </div>
  );
};
