import type { ComponentProps } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { Field, type FieldLook } from "./field.tsx";
import { growToContent } from "./grow-to-content.ts";
import { splitLook } from "./split-look.ts";
import styles from "./box.module.css";

interface TextAreaProps extends FieldLook, Omit<ComponentProps<"textarea">, keyof FieldLook | "value" | "onChange" | "ref"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Sets the patient's own words in the serif. */
  readonly ownWords?: boolean | undefined;
}

export const TextArea = (props: TextAreaProps) => {
  const { look, rest } = splitLook(props);
  const { onChange, ownWords, rows = 3, ...box } = rest;
  return (
    <Field {...look}>
      {(control) => (
        <textarea
          {...box}
          {...control}
          rows={rows}
          ref={growToContent}
          className={joinClasses(styles["box"], styles["area"], ownWords && styles["own-words"])}
          onChange={(event) => {
            growToContent(event.target);
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
};
