import { useId, type KeyboardEvent, type ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { joinClasses } from "../theme/join-classes.ts";
import { FieldError } from "./field-error.tsx";
import styles from "./choice.module.css";

export interface ChoiceGroupLook {
  readonly label: ReactNode;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
}

interface ChoiceGroupProps extends ChoiceGroupLook {
  readonly role?: "radiogroup" | undefined;
  /** A question of its own, not a field among others. */
  readonly question?: boolean | undefined;
  /** Label and choices on one line where there is room: one of a long list. */
  readonly line?: boolean | undefined;
  readonly children: ReactNode;
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

/** The fieldset around choices: its legend, hint and error belong to all of them. */
export const ChoiceGroup = ({
  label,
  labelHidden,
  hint,
  error,
  required,
  id,
  disabled,
  role,
  question,
  line,
  children,
  onKeyDown,
}: ChoiceGroupProps) => {
  const t = useWords(uiWords);
  const ownId = useId();
  const groupId = id ?? ownId;
  const described = [hint && `${groupId}-hint`, error && `${groupId}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      id={groupId}
      role={role}
      tabIndex={-1}
      disabled={disabled}
      className={joinClasses(styles["group"], line && styles["line"], Boolean(error) && styles["wrong"])}
      aria-describedby={described || undefined}
      aria-required={(role && required) || undefined}
      aria-invalid={role && error ? true : undefined}
      onKeyDown={onKeyDown}
    >
      <legend className={labelHidden ? "visually-hidden" : joinClasses(styles["legend"], question && styles["question"])}>
        {label}
        {required && <span className={styles["required"]}> {t("field.required")}</span>}
      </legend>
      {hint && (
        <div id={`${groupId}-hint`} className={styles["group-hint"]}>
          {hint}
        </div>
      )}
      {children}
      <FieldError id={groupId} error={error} />
    </fieldset>
  );
};
