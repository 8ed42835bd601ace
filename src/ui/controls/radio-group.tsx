import { useId, type ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { ChoiceGroup, type ChoiceGroupLook } from "./choice-group.tsx";
import styles from "./choice.module.css";

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

interface RadioGroupProps<Value extends string> extends ChoiceGroupLook {
  readonly options: readonly Choice<Value>[];
  /** `undefined` while nobody has chosen: no answer is preselected. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly layout?: "column" | "row" | "line" | undefined;
}

export const RadioGroup = <Value extends string>({ options, value, onChange, layout = "column", ...look }: RadioGroupProps<Value>) => {
  const name = useId();
  return (
    <ChoiceGroup {...look} role="radiogroup" line={layout === "line"}>
      <div className={joinClasses(layout !== "column" && styles["row"])}>
        {options.map((option) => (
          <div key={option.value} className={styles["item"]}>
            <label className={styles["choice"]}>
              <input
                type="radio"
                name={name}
                className={styles["dot"]}
                checked={option.value === value}
                disabled={option.disabled}
                aria-describedby={option.hint ? `${name}-${option.value}-hint` : undefined}
                onChange={() => onChange(option.value)}
              />
              <span className={styles["label"]}>{option.label}</span>
            </label>
            {option.hint && (
              <div id={`${name}-${option.value}-hint`} className={styles["hint"]}>
                {option.hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </ChoiceGroup>
  );
};
