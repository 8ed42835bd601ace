import type { ComponentProps } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { Field, type FieldLook } from "./field.tsx";
import { splitLook } from "./split-look.ts";
import styles from "./box.module.css";

interface DateTimeFieldProps
  extends Omit<FieldLook, "unit">, Omit<ComponentProps<"input">, keyof FieldLook | "value" | "onChange" | "type"> {
  /** Local time in `zone`, "2026-11-23T14:05", or "" while nothing whole is typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The zone that the time is meant in, shown beside it: "Europe/Berlin". */
  readonly zone: string;
}

export const DateTimeField = ({ zone, ...props }: DateTimeFieldProps) => {
  const { look, rest } = splitLook({ ...props, unit: zone.replaceAll("_", " ") });
  const { onChange, ...box } = rest;
  return (
    <Field {...look} fit>
      {(control) => (
        <input
          {...box}
          {...control}
          type="datetime-local"
          className={joinClasses(styles["box"], styles["date"])}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};
