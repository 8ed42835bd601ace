import { useEffect, useId, useRef } from "react";
import { ChoiceGroup, type ChoiceGroupLook } from "./choice-group.tsx";
import { choiceForKey, keyOfChoice } from "./choice-keys.ts";
import type { Choice } from "./radio-group.tsx";
import styles from "./choice-scale.module.css";

interface ChoiceScaleProps<Value extends string> extends ChoiceGroupLook {
  readonly options: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** Number keys answer from anywhere on the page: for one question at a time. */
  readonly pageKeys?: boolean | undefined;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input:not([type=radio]), textarea, select");

/** A questionnaire item with large answers: one below the other on a phone, side by side where there is room. */
export const ChoiceScale = <Value extends string>({ options, value, onChange, pageKeys = false, ...look }: ChoiceScaleProps<Value>) => {
  const name = useId();
  const answer = useRef<(key: string) => void>(() => undefined);
  answer.current = (key) => {
    const chosen = choiceForKey(options, key);
    if (chosen) onChange(chosen.value);
  };
  useEffect(() => {
    if (!pageKeys) return undefined;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) answer.current(event.key);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [pageKeys]);
  return (
    <ChoiceGroup {...look} question role="radiogroup" onKeyDown={pageKeys ? undefined : (event) => answer.current(event.key)}>
      <div className={styles["frame"]}>
        <div className={styles["scale"]}>
          {options.map((option) => (
            <label key={option.value} className={styles["option"]}>
              <input
                type="radio"
                name={name}
                className={styles["input"]}
                checked={option.value === value}
                disabled={option.disabled}
                onChange={() => onChange(option.value)}
              />
              <span className={styles["key"]} aria-hidden="true">
                {keyOfChoice(options, option)}
              </span>
              <span className={styles["text"]}>{option.label}</span>
            </label>
          ))}
        </div>
      </div>
    </ChoiceGroup>
  );
};
