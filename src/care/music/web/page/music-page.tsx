import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { musicContract } from "../../contract.ts";
import { useUploads } from "../upload/use-uploads.ts";
import { AddMusic } from "./add-music.tsx";
import { ListsPanel } from "./lists-panel.tsx";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { Sending } from "./sending.tsx";
import { TracksPanel } from "./tracks-panel.tsx";

/** The clinic's own music, for who chooses it: recordings, and the lists in which they play. */
export const MusicPage = () => {
  const t = useWords(musicPageWords);
  const mayManage = useMay("music.manage");
  const { uploads, add, cancel, retry, clear } = useUploads();
  const { data, error, isPending, refetch, isRefetching } = useRead(musicContract.readMusic, { params: {} });
  if (isPending) return <LoadingState shape="table" />;
  if (data === undefined)
    return <ErrorState title={t("failed")} kept={error && t("failedKept")} busy={isRefetching} onRetry={() => void refetch()} />;
  const { tracks, playlists, targetLoudness, usualMinutes } = data;
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("intro")} width="full">
      <Stack gap={5}>
        {mayManage ? <AddMusic onAdd={add} /> : <p className={styles["quiet"]}>{t("readOnly")}</p>}
        <Sending {...{ uploads, cancel, retry, clear }} />
        <TracksPanel tracks={tracks} playlists={playlists} target={targetLoudness} mayManage={mayManage} />
        <ListsPanel tracks={tracks} playlists={playlists} usual={usualMinutes} mayManage={mayManage} />
      </Stack>
    </Page>
  );
};
