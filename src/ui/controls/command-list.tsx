import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import type { Command } from "./command-palette.tsx";
import { fuzzyFilter } from "./fuzzy-score.ts";
import { useModal } from "./use-modal.ts";
import styles from "./command-list.module.css";

interface CommandListProps {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
  readonly onQuery: ((query: string) => void) | undefined;
}

const textOf = (command: Command) => `${command.label} ${command.note ?? ""} ${command.keywords ?? ""}`;

/** How far the arrow keys move the choice. */
const stepOf = (key: string) => (key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0);

export const CommandList = ({ commands, onClose, onQuery }: CommandListProps) => {
  const t = useWords(uiWords);
  const id = useId();
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const found = fuzzyFilter(commands, query, textOf);
  useModal(dialog);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen]);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const pressed = (event: KeyboardEvent) => {
    const step = stepOf(event.key);
    if (step === 0 && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter") run(found[chosen]);
    else setChosen((place) => (place + step + found.length) % Math.max(1, found.length));
  };
  return (
    <dialog
      ref={setDialog}
      className={styles["palette"]}
      aria-label={t("palette.title")}
      onCancel={onClose}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles["sheet"]}>
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
          aria-label={t("palette.title")}
          placeholder={t("palette.placeholder")}
          className={styles["query"]}
          value={query}
          onKeyDown={pressed}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
            onQuery?.(event.target.value);
          }}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={t("palette.title")} className={styles["list"]}>
          {found.map((command, place) => (
            <li
              key={command.id}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === chosen}
              className={styles["command"]}
              onMouseMove={() => setChosen(place)}
              onClick={() => run(command)}
            >
              {command.icon && (
                <span className={styles["icon"]} aria-hidden="true">
                  {command.icon}
                </span>
              )}
              <span>{command.label}</span>
              {command.note && <span className={styles["note"]}>{command.note}</span>}
              {command.keys && <kbd className={styles["keys"]}>{command.keys}</kbd>}
            </li>
          ))}
        </ul>
        <p role="status" className={found.length > 0 ? "visually-hidden" : styles["none"]}>
          {found.length > 0 ? t("palette.found", { count: found.length }) : t("palette.none", { query })}
        </p>
      </div>
    </dialog>
  );
};
