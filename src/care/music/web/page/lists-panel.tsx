import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { musicContract, type Playlist, type Track } from "../../contract.ts";
import type { MusicPhase } from "../../rules/data/soundscape-phases.ts";
import { partLengths } from "../../rules/part-lengths.ts";
import { ListEditor } from "./list-editor.tsx";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { formatLength, wholeMinutes } from "./sizes.ts";

type ListsPanelProps = {
  readonly tracks: readonly Track[];
  readonly playlists: readonly Playlist[];
  readonly usual: Readonly<Record<MusicPhase, number>>;
  readonly mayManage: boolean;
};

const newList = (): Playlist => ({ playlistId: newId(), version: 0, name: "", items: [], suits: [], retired: false });

/** Seconds of a recording that is in use. */
const secondsIn =
  (tracks: readonly Track[]) =>
  (trackId: string): number | undefined =>
    tracks.find((track) => track.trackId === trackId && !track.retired)?.seconds;

const OneList = ({ list, tracks, usual }: Pick<ListsPanelProps, "tracks" | "usual"> & { readonly list: Playlist }) => {
  const t = useWords(musicPageWords);
  const secondsOf = secondsIn(tracks);
  const { items, suits } = list;
  const total = items.reduce((sum, { trackId }) => sum + (secondsOf(trackId) ?? 0), 0);
  const wishes = suits.map((wish) => t(`lists.wishes.${wish}`)).join(", ");
  const forAny = items.filter(({ phase }) => phase === null).reduce((sum, { trackId }) => sum + (secondsOf(trackId) ?? 0), 0);
  return (
    <>
      <p className={styles["quiet"]}>
        {t("lists.total", { count: items.length, length: formatLength(total) })}
        {suits.length > 0 && ` · ${t("lists.suitsShort", { wishes })}`}
      </p>
      <dl className={styles["parts"]}>
        {partLengths(items, secondsOf, usual).map(({ phase, seconds, gap }) => (
          <div key={phase}>
            <dt>{t(`lists.parts.${phase}`)}</dt>
            <dd>
              {formatLength(seconds)}
              {gap > 0 && (
                <span className={styles["second"]}>
                  {seconds === 0 ? t(forAny > 0 ? "lists.fromAny" : "lists.goesOn") : t("lists.gapShort", { gap: wholeMinutes(gap) })}
                </span>
              )}
            </dd>
          </div>
        ))}
        {forAny > 0 && (
          <div>
            <dt>{t("lists.parts.any")}</dt>
            <dd>{formatLength(forAny)}</dd>
          </div>
        )}
      </dl>
    </>
  );
};

const useListRemoval = () => {
  const t = useWords(musicPageWords);
  const { show } = useToasts();
  const save = useAction(musicContract.savePlaylist);
  const [asked, setAsked] = useState<Playlist | null>(null);
  const fail = (error: Error): void => void show({ message: error.message, kind: "failure" });
  const put = ({ playlistId, name, items, suits }: Playlist, retired: boolean, after: number, onSuccess?: () => void): void =>
    save.mutate(
      { params: { playlistId }, body: { name, items, suits, retired, after } },
      { onSuccess: () => onSuccess?.(), onError: fail },
    );
  const remove = (list: Playlist): void =>
    put(list, true, list.version, () => {
      setAsked(null);
      show({ message: t("lists.removed", { name: list.name }), undo: () => put(list, false, list.version + 1) });
    });
  return { asked, setAsked, remove, busy: save.isPending };
};

/** The clinic's lists, each with the length of its parts; made, changed and removed here. */
export const ListsPanel = ({ tracks, playlists, usual, mayManage }: ListsPanelProps) => {
  const t = useWords(musicPageWords);
  const [edited, setEdited] = useState<Playlist | null>(null);
  const { asked, setAsked, remove, busy } = useListRemoval();
  const here = playlists.filter(({ retired }) => !retired);
  const hasFiles = tracks.some(({ retired }) => !retired);
  return (
    <Panel
      title={t("lists.title")}
      actions={mayManage && hasFiles && <Button onClick={() => setEdited(newList())}>{t("lists.make")}</Button>}
    >
      {here.length === 0 && <EmptyState title={t("lists.none")}>{hasFiles ? t("lists.noneBody") : t("lists.needsFiles")}</EmptyState>}
      {here.map((list) => (
        <article key={list.playlistId} className={styles["list"]} aria-label={list.name}>
          <Row spread>
            <h3>{list.name}</h3>
            {mayManage && (
              <Row>
                <Button kind="quiet" aria-label={t("lists.editOf", { name: list.name })} onClick={() => setEdited(list)}>
                  {t("lists.edit")}
                </Button>
                <Button kind="quiet" aria-label={t("lists.removeOf", { name: list.name })} onClick={() => setAsked(list)}>
                  {t("lists.remove")}
                </Button>
              </Row>
            )}
          </Row>
          <OneList list={list} tracks={tracks} usual={usual} />
        </article>
      ))}
      {edited !== null && (
        <ListEditor
          key={edited.playlistId}
          list={edited}
          newest={playlists.find(({ playlistId }) => playlistId === edited.playlistId)}
          tracks={tracks}
          usual={usual}
          onClose={() => setEdited(null)}
        />
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("lists.removeTitle", { name: asked?.name ?? "" })}
        description={t("lists.removeBody")}
        confirmLabel={t("lists.remove")}
        danger
        busy={busy}
        onConfirm={() => asked && remove(asked)}
      />
    </Panel>
  );
};
