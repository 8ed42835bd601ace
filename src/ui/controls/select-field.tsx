import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { Field, type FieldLook } from "./field.tsx";
import { splitLook } from "./split-look.ts";
import styles from "./box.module.css";

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

interface SelectFieldProps<Value extends string> extends FieldLook, Omit<ComponentProps<"select">, keyof FieldLook | "value" | "onChange"> {
  /** "" while nothing is chosen; then `placeholder` shows. */
  readonly value: Value | "";
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string | undefined;
}

export const SelectField = <Value extends string>(props: SelectFieldProps<Value>) => {
  const { look, rest } = splitLook(props);
  const { onChange, options, placeholder, value, ...box } = rest;
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Field {...look}>
      {(control) => (
        <div className={styles["select-frame"]}>
          <select
            {...box}
            {...control}
            value={value}
            className={joinClasses(styles["box"], styles["select"])}
            onChange={(event) => choose(event.target.value)}
          >
            {(placeholder !== undefined || value === "") && (
              <option value="" disabled>
                {placeholder ?? ""}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden="true" />
        </div>
      )}
    </Field>
  );
};
