import { useId, type ReactNode } from "react";
import { FieldError } from "./field-error.tsx";
import styles from "./choice.module.css";

interface CheckboxProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly name?: string | undefined;
  readonly id?: string | undefined;
}

export const Checkbox = ({ label, hint, checked, onChange, error, required, disabled, name, id }: CheckboxProps) => {
  const ownId = useId();
  const boxId = id ?? ownId;
  const described = [hint && `${boxId}-hint`, error && `${boxId}-error`].filter(Boolean).join(" ");
  return (
    <div className={styles["item"]}>
      <label className={styles["choice"]}>
        <input
          type="checkbox"
          id={boxId}
          name={name}
          className={styles["tick"]}
          checked={checked}
          disabled={disabled}
          required={required}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={styles["label"]}>{label}</span>
      </label>
      {hint && (
        <div id={`${boxId}-hint`} className={styles["hint"]}>
          {hint}
        </div>
      )}
      <div className={styles["below"]}>
        <FieldError id={boxId} error={error} />
      </div>
    </div>
  );
};
