import { Search, X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import box from "./box.module.css";
import styles from "./search-field.module.css";

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly onSubmit?: (() => void) | undefined;
  /** The `/` key brings the focus here from anywhere on the page. */
  readonly slashKey?: boolean | undefined;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");

export const SearchField = ({ value, onChange, label, placeholder, onSubmit, slashKey = false }: SearchFieldProps) => {
  const t = useWords(uiWords);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!slashKey) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [slashKey]);
  return (
    <form
      role="search"
      className={styles["search"]}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {label ?? t("search.label")}
      </label>
      <Search aria-hidden="true" className={styles["glass"]} />
      <input
        ref={input}
        id={id}
        type="search"
        value={value}
        placeholder={placeholder ?? label ?? t("search.label")}
        autoComplete="off"
        aria-keyshortcuts={slashKey ? "/" : undefined}
        className={joinClasses(box["box"], styles["input"])}
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== "" ? (
        <button
          type="button"
          className={styles["clear"]}
          aria-label={t("field.clear")}
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
        >
          <X aria-hidden="true" />
        </button>
      ) : (
        slashKey && (
          <kbd className={styles["key"]} aria-hidden="true">
            /
          </kbd>
        )
      )}
    </form>
  );
};
