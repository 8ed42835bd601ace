import { SelectField } from "#ui/controls/select-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./music-panel.module.css";
import { musicWords } from "./music-words.ts";
import type { RoomList } from "./room-lists.ts";

/** The clinic's lists as far as they are known here. */
export type KnownLists = { readonly state: "loading" | "failed" | "known"; readonly all: readonly RoomList[] };

type SourceChoiceProps = {
  readonly lists: KnownLists;
  readonly chosen: RoomList | null;
  readonly onChoose: (list: RoomList | null) => void;
};

const soundscape = "soundscape";

/** The soundscape, or one of the clinic's lists. Nothing to choose is not shown. */
export const SourceChoice = ({ lists: { state, all }, chosen, onChoose }: SourceChoiceProps) => {
  const t = useWords(musicWords);
  // A list that was removed meanwhile stays what it is while it is chosen here.
  const shown = chosen === null || all.some(({ playlistId }) => playlistId === chosen.playlistId) ? all : [...all, chosen];
  if (shown.length === 0) {
    if (state === "known") return null;
    return <p className={styles["quiet"]}>{t(state === "loading" ? "listsLoading" : "listsFailed")}</p>;
  }
  return (
    <SelectField
      label={t("source")}
      value={chosen?.playlistId ?? soundscape}
      options={[
        { value: soundscape, label: t("soundscape") },
        ...shown.map(({ playlistId, name }) => ({ value: playlistId, label: name })),
      ]}
      onChange={(value) => onChoose(shown.find(({ playlistId }) => playlistId === value) ?? null)}
    />
  );
};
