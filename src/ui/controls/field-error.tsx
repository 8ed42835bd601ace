import { StateMark } from "../state/state-mark.tsx";
import styles from "./field.module.css";

interface FieldErrorProps {
  readonly id: string;
  readonly error: string | undefined;
  readonly warning?: string | undefined;
}

/** The line under a control, with ids that the control's `aria-describedby` names. */
export const FieldError = ({ id, error, warning }: FieldErrorProps) => (
  <>
    {warning && (
      <p id={`${id}-warning`} className={styles["warning"]}>
        <StateMark kind="amber" decorative /> <span>{warning}</span>
      </p>
    )}
    {error && (
      <p id={`${id}-error`} className={styles["error"]}>
        <StateMark kind="red" decorative /> <span>{error}</span>
      </p>
    )}
  </>
);
