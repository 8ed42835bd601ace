import type { ComponentProps } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { Field, type FieldLook } from "./field.tsx";
import { splitLook } from "./split-look.ts";
import styles from "./box.module.css";

interface NumberFieldProps extends FieldLook, Omit<ComponentProps<"input">, keyof FieldLook | "value" | "onChange" | "type"> {
  /** What was typed, untouched: parsing and judging belong to the caller. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** No bare numbers: "mmHg", "kg", "mg", or a word such as "sessions". */
  readonly unit: string;
  readonly whole?: boolean | undefined;
}

export const NumberField = (props: NumberFieldProps) => {
  const { look, rest } = splitLook(props);
  const { onChange, whole, ...box } = rest;
  return (
    <Field {...look} fit>
      {(control) => (
        <input
          autoComplete="off"
          {...box}
          {...control}
          type="text"
          inputMode={whole ? "numeric" : "decimal"}
          className={joinClasses(styles["box"], styles["number"])}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};
