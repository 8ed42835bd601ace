import { useState } from "react";

import { useAction } from "#platform/http/browser/use-command.ts";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { musicContract, type Playlist, type Track } from "../../contract.ts";
import { listsWith } from "../../rules/list-items.ts";
import { musicPageWords } from "./music-page-words.ts";

/** Removes a recording: asks first when a list uses it, and can always be undone (MUS-20). */
export const useRemoval = (playlists: readonly Playlist[]) => {
  const t = useWords(musicPageWords);
  const { show } = useToasts();
  const [asked, setAsked] = useState<{ readonly track: Track; readonly lists: readonly string[] } | null>(null);
  const retire = useAction(musicContract.retireTrack);
  const restore = useAction(musicContract.restoreTrack);
  const fail = (error: Error): void => void show({ message: error.message, kind: "failure" });
  const takeBack = ({ trackId, title }: Track): void =>
    restore.mutate(
      { params: { trackId }, body: {} },
      { onSuccess: () => void show({ message: t("files.restored", { title }) }), onError: fail },
    );
  const go = (track: Track, evenInLists: boolean): void => {
    const done = (): void => {
      setAsked(null);
      show({ message: t("files.removed", { title: track.title }), undo: () => takeBack(track) });
    };
    retire.mutate({ params: { trackId: track.trackId }, body: { evenInLists } }, { onSuccess: done, onError: fail });
  };
  const remove = (track: Track): void => {
    const lists = listsWith(playlists, track.trackId).map(({ name }) => name);
    if (lists.length === 0) go(track, false);
    else setAsked({ track, lists });
  };
  return { asked, remove, takeBack, confirm: () => asked && go(asked.track, true), forget: () => setAsked(null), busy: retire.isPending };
};
