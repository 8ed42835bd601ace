import { useState } from "react";

import { useMe } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { SearchField } from "#ui/controls/search-field.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Fold } from "#ui/layout/fold.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { Playlist, Track } from "../../contract.ts";
import { DescribeDialog } from "./describe-dialog.tsx";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { formatLength } from "./sizes.ts";
import { TrackTable } from "./track-table.tsx";
import { usePreview } from "./use-preview.ts";
import { useRemoval } from "./use-removal.ts";

type TracksPanelProps = {
  readonly tracks: readonly Track[];
  readonly playlists: readonly Playlist[];
  readonly target: number;
  readonly mayManage: boolean;
};

/** From this many recordings on they can be searched. */
const many = 8;

const matches = ({ title, source }: Track, sought: string): boolean =>
  `${title} ${source ?? ""}`.toLowerCase().includes(sought.trim().toLowerCase());

const Gone = ({ gone, onBack }: { readonly gone: readonly Track[]; readonly onBack: (track: Track) => void }) => {
  const t = useWords(musicPageWords);
  if (gone.length === 0) return null;
  return (
    <div className={styles["inside"]}>
      <Fold summary={t("files.gone", { count: gone.length })}>
        <ul className={styles["lines"]}>
          {gone.map((track) => (
            <li key={track.trackId} className={styles["line"]}>
              <span>{track.title}</span>
              <Button kind="quiet" aria-label={t("files.restoreOf", { title: track.title })} onClick={() => onBack(track)}>
                {t("files.restore")}
              </Button>
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
};

/** The clinic's recordings: listened to, described, removed and taken back. */
export const TracksPanel = ({ tracks, playlists, target, mayManage }: TracksPanelProps) => {
  const t = useWords(musicPageWords);
  const { clinic } = useMe();
  const preview = usePreview(target);
  const removal = useRemoval(playlists);
  const [sought, setSought] = useState("");
  const [described, setDescribed] = useState<Track | null>(null);
  const here = tracks.filter(({ retired }) => !retired);
  const gone = tracks.filter(({ retired }) => retired);
  const length = formatLength(here.reduce((sum, { seconds }) => sum + seconds, 0));
  const shown = here.filter((track) => matches(track, sought));
  return (
    <Panel flush title={t("files.title")} note={here.length === 0 ? undefined : t("files.count", { count: here.length, length })}>
      {here.length === 0 && <EmptyState title={t("files.none")}>{t("files.noneBody")}</EmptyState>}
      {here.length >= many && (
        <div className={styles["inside"]}>
          <SearchField label={t("files.find")} value={sought} onChange={setSought} />
          {shown.length === 0 && <p role="status">{t("files.noMatch")}</p>}
        </div>
      )}
      {shown.length > 0 && (
        <TrackTable
          tracks={shown}
          target={target}
          timeZone={clinic.timeZone}
          preview={preview}
          acts={mayManage ? { onDescribe: setDescribed, onRemove: removal.remove } : undefined}
        />
      )}
      {mayManage && <Gone gone={gone} onBack={removal.takeBack} />}
      {described !== null && <DescribeDialog key={described.trackId} track={described} onClose={() => setDescribed(null)} />}
      <ConfirmDialog
        open={removal.asked !== null}
        onClose={removal.forget}
        title={t("files.removeTitle", { title: removal.asked?.track.title ?? "" })}
        description={t("files.removeBody", { lists: removal.asked?.lists.join(", ") ?? "" })}
        confirmLabel={t("files.remove")}
        danger
        busy={removal.busy}
        onConfirm={removal.confirm}
      />
    </Panel>
  );
};
