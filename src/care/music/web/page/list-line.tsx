import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";

import { IconButton } from "#ui/controls/icon-button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { formatLength } from "./sizes.ts";

type ListLineProps = {
  readonly id: string;
  readonly title: string;
  /** Undefined for a recording that was removed. */
  readonly seconds: number | undefined;
  readonly isOver: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onTakeOut: () => void;
  readonly onDrag: (begins: boolean) => void;
  readonly onOver: () => void;
  readonly onDrop: () => void;
};

/** One recording in a list. */
export const ListLine = ({ id, title, seconds, isOver, onMove, onTakeOut, onDrag, onOver, onDrop }: ListLineProps) => {
  const t = useWords(musicPageWords);
  return (
    <li
      className={styles["item"]}
      data-over={isOver || undefined}
      draggable
      onDragStart={() => onDrag(true)}
      onDragEnd={() => onDrag(false)}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onOver();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onDrop();
      }}
    >
      <span className={styles["grip"]} aria-hidden="true">
        <GripVertical size={16} />
      </span>
      <span>
        {title}
        {seconds === undefined && <span className={styles["second"]}>{t("lists.gone")}</span>}
      </span>
      <span className={styles["length"]}>{seconds !== undefined && formatLength(seconds)}</span>
      <IconButton id={`${id}-up`} label={t("lists.up", { title })} icon={<ArrowUp />} onClick={() => onMove(-1)} />
      <IconButton id={`${id}-down`} label={t("lists.down", { title })} icon={<ArrowDown />} onClick={() => onMove(1)} />
      <IconButton label={t("lists.takeOut", { title })} icon={<X />} onClick={onTakeOut} />
    </li>
  );
};
