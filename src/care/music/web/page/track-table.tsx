import { Ellipsis, Pause, Play } from "lucide-react";

import { IconButton } from "#ui/controls/icon-button.tsx";
import { Menu } from "#ui/controls/menu.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { formatDate, formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { Track } from "../../contract.ts";
import { gainOf } from "../../rules/loudness.ts";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { formatLength, inMegabytes } from "./sizes.ts";
import type { Preview } from "./use-preview.ts";

type TrackTableProps = {
  readonly tracks: readonly Track[];
  readonly target: number;
  readonly timeZone: string;
  readonly preview: Preview;
  /** Undefined for who may listen alone. */
  readonly acts: { readonly onDescribe: (track: Track) => void; readonly onRemove: (track: Track) => void } | undefined;
};

const Title = ({ track, preview: { heard, toggle, seek } }: Pick<TrackTableProps, "preview"> & { readonly track: Track }) => {
  const t = useWords(musicPageWords);
  const { title, trackId, seconds } = track;
  const own = heard?.trackId === trackId ? heard : null;
  const plays = own !== null && !own.failed;
  return (
    <span className={styles["name"]}>
      <IconButton
        label={t(plays ? "files.pause" : "files.listen", { title })}
        icon={plays ? <Pause /> : <Play />}
        onClick={() => toggle(track)}
      />
      <span>
        {title}
        {own?.failed === true && (
          <span className={styles["second"]} role="alert">
            {t("files.cannotPlay")}
          </span>
        )}
        {plays && (
          <>
            <input
              type="range"
              className={styles["seek"]}
              aria-label={t("files.at", { at: formatLength(own.at), length: formatLength(seconds) })}
              min={0}
              max={Math.ceil(seconds)}
              step={1}
              value={Math.floor(own.at)}
              onChange={(event) => seek(Number(event.target.value))}
            />
            <span className={styles["second"]}>{t("files.at", { at: formatLength(own.at), length: formatLength(seconds) })}</span>
          </>
        )}
      </span>
    </span>
  );
};

const useFigures = (target: number): Record<"loudness" | "length" | "size", Column<Track>> => {
  const t = useWords(musicPageWords);
  const locale = useLocale();
  const signed = (value: number): string =>
    formatNumber(Math.round(value * 10) / 10, locale, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return {
    length: { key: "length", header: t("files.length"), align: "end", cell: ({ seconds }) => formatLength(seconds) },
    loudness: {
      key: "loudness",
      header: t("files.loudness"),
      align: "end",
      cell: (track) => (
        <span className={styles["figure"]}>
          {track.loudness === null
            ? t("files.tooQuiet")
            : t("files.lufs", { value: formatNumber(track.loudness, locale, { maximumFractionDigits: 1 }) })}
          <span className={styles["second"]}>{t("files.turned", { value: signed(gainOf(track, target)) })}</span>
        </span>
      ),
    },
    size: {
      key: "size",
      header: t("files.size"),
      align: "end",
      cell: ({ size }) => <span className={styles["figure"]}>{t("files.megabytes", { value: inMegabytes(size, locale) })}</span>,
    },
  };
};

/** The clinic's recordings, each with what was measured, the right to play it, and who added it. */
export const TrackTable = ({ tracks, target, timeZone, preview, acts }: TrackTableProps) => {
  const t = useWords(musicPageWords);
  const locale = useLocale();
  const { length, loudness, size } = useFigures(target);
  const columns: readonly Column<Track>[] = [
    { key: "title", header: t("files.name"), width: "30%", cell: (track) => <Title track={track} preview={preview} /> },
    length,
    loudness,
    size,
    {
      key: "licence",
      header: t("files.licence"),
      cell: ({ licence, source }) => (
        <>
          {licence === null ? t("notRecorded") : t(`licences.${licence}`)}
          {source !== null && <span className={styles["second"]}>{source}</span>}
        </>
      ),
    },
    {
      key: "added",
      header: t("files.added"),
      cell: ({ addedAt, addedBy }) => (
        <>
          <span className={styles["figure"]}>{formatDate(addedAt, timeZone, locale)}</span>
          {addedBy !== "" && <span className={styles["second"]}>{t("files.by", { name: addedBy })}</span>}
        </>
      ),
    },
    ...(acts === undefined
      ? []
      : [
          {
            key: "acts",
            header: t("files.acts"),
            actions: true,
            cell: (track: Track) => (
              <Menu
                trigger={<IconButton label={t("files.more", { title: track.title })} icon={<Ellipsis />} />}
                items={[
                  { label: t("files.describe"), onSelect: () => acts.onDescribe(track) },
                  { label: t("files.remove"), onSelect: () => acts.onRemove(track), danger: true },
                ]}
              />
            ),
          },
        ]),
  ];
  return <DataTable caption={t("files.title")} columns={columns} rows={tracks} rowKey={({ trackId }) => trackId} />;
};
