import type { ComponentProps } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { Field, type FieldLook } from "./field.tsx";
import { splitLook } from "./split-look.ts";
import styles from "./box.module.css";

interface DateFieldProps extends FieldLook, Omit<ComponentProps<"input">, keyof FieldLook | "value" | "onChange" | "type"> {
  /** "2026-11-23", or "" while nothing whole is typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export const DateField = (props: DateFieldProps) => {
  const { look, rest } = splitLook(props);
  const { onChange, ...box } = rest;
  return (
    <Field {...look} fit>
      {(control) => (
        <input
          {...box}
          {...control}
          type="date"
          className={joinClasses(styles["box"], styles["date"])}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};
