import type { ComponentProps } from "react";
import { Field, type FieldLook } from "./field.tsx";
import { splitLook } from "./split-look.ts";
import styles from "./box.module.css";

interface TextFieldProps extends FieldLook, Omit<ComponentProps<"input">, keyof FieldLook | "value" | "onChange" | "type"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "email" | "tel" | "url" | "password" | undefined;
}

export const TextField = (props: TextFieldProps) => {
  const { look, rest } = splitLook(props);
  const { onChange, type = "text", ...box } = rest;
  return (
    <Field {...look}>
      {(control) => (
        <input {...box} {...control} type={type} className={styles["box"]} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
};
