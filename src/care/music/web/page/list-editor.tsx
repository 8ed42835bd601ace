import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { musicContract, type Playlist, type Track } from "../../contract.ts";
import { listWishes } from "../../rules/data/list-wishes.ts";
import type { MusicPhase } from "../../rules/data/soundscape-phases.ts";
import { inParts } from "../../rules/list-items.ts";
import { ListParts } from "./list-parts.tsx";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import type { KeyedItem } from "./use-list-order.ts";

type ListEditorProps = {
  readonly list: Playlist;
  /** What the server has of it by now. */
  readonly newest: Playlist | undefined;
  readonly tracks: readonly Track[];
  readonly usual: Readonly<Record<MusicPhase, number>>;
  readonly onClose: () => void;
};

const keyed = ({ items }: Playlist): readonly KeyedItem[] => inParts(items).map((item) => ({ ...item, key: newId() }));

/** One list: its name, whom it suits, and what plays in each part in which order. */
export const ListEditor = ({ list, newest, tracks, usual, onClose }: ListEditorProps) => {
  const t = useWords(musicPageWords);
  const { show } = useToasts();
  const [name, setName] = useState(list.name);
  const [suits, setSuits] = useState<Playlist["suits"]>(list.suits);
  const [items, setItems] = useState(() => keyed(list));
  const [seen, setSeen] = useState(list.version);
  const [tried, setTried] = useState(false);
  const save = useAction(musicContract.savePlaylist);
  const isStale = save.error?.problem.type.endsWith("saved-meanwhile") === true;
  const keep = (): void => {
    setTried(true);
    if (name.trim() === "") return;
    const body = { name: name.trim(), suits, retired: false, after: seen, items: items.map(({ trackId, phase }) => ({ trackId, phase })) };
    const done = (): void => {
      onClose();
      show({ message: t("lists.saved", { name: body.name }) });
    };
    save.mutate({ params: { playlistId: list.playlistId }, body }, { onSuccess: done });
  };
  const takeTheirs = (): void => {
    if (newest === undefined) return;
    setName(newest.name);
    setSuits(newest.suits);
    setItems(keyed(newest));
    setSeen(newest.version);
    save.reset();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={list.version === 0 ? t("lists.make") : list.name}
      actions={
        <Button kind="primary" busy={save.isPending} onClick={keep}>
          {t("lists.save")}
        </Button>
      }
    >
      <Stack gap={4}>
        {save.error !== null && (
          <div role="alert">
            <p>{isStale ? t("lists.meanwhile") : save.error.message}</p>
            {isStale && newest !== undefined && newest.version !== seen && (
              <Button kind="quiet" onClick={takeTheirs}>
                {t("lists.takeTheirs")}
              </Button>
            )}
          </div>
        )}
        <TextField
          label={t("lists.name")}
          required
          maxLength={200}
          value={name}
          onChange={setName}
          error={tried && name.trim() === "" ? t("lists.fill") : undefined}
        />
        <CheckboxGroup
          label={t("lists.suits")}
          options={listWishes.map((value) => ({ value, label: t(`lists.wishes.${value}`) }))}
          value={suits}
          onChange={(next) => setSuits([...next])}
          layout="row"
        />
        <p className={styles["quiet"]}>{t("lists.order")}</p>
        <ListParts items={items} tracks={tracks} usual={usual} onChange={setItems} />
      </Stack>
    </Dialog>
  );
};
