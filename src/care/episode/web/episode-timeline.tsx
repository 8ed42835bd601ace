import { useRead } from "#platform/http/browser/use-read.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Timeline } from "#ui/layout/timeline.tsx";
import { formatDate, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { episodeContract, type EpisodeEntry } from "../contract.ts";
import { episodeWords } from "./episode-words.ts";

type FactKey = keyof (typeof episodeWords)["en"]["facts"];

const isKnown = (key: string): key is FactKey => key in episodeWords.en.facts;

/** The intake is saved part by part; the timeline says so once. */
const withoutRepeats = (entries: readonly EpisodeEntry[]): readonly EpisodeEntry[] =>
  entries.filter((entry, index) => entry.type !== "intake-section-saved" || entries[index - 1]?.type !== "intake-section-saved");

/** Everything that happened in the episode, newest first, with who said so. */
export const EpisodeTimeline = ({ episodeId, timeZone }: { readonly episodeId: string; readonly timeZone: string }) => {
  const t = useWords(episodeWords);
  const locale = useLocale();
  const { data, isPending, isError, refetch } = useRead(episodeContract.readEpisodeTimeline, {
    params: { episodeId },
    follows: { episodeId },
  });
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  if (data.entries.length === 0) return <EmptyState title={t("timeline.none")} />;
  const entries = withoutRepeats(data.entries).map((entry, index, all) => {
    const key = `${entry.streamKind}.${entry.type}`;
    const day = formatDate(entry.observedAt, timeZone, locale);
    const before = all[index - 1];
    return {
      key: `${entry.streamKind}-${entry.streamId}-${entry.version}`,
      heading: before !== undefined && formatDate(before.observedAt, timeZone, locale) === day ? undefined : day,
      time: formatTime(entry.observedAt, timeZone, locale),
      dateTime: entry.observedAt.toString(),
      title: isKnown(key) ? t(`facts.${key}`) : key,
      by: entry.actor.name ?? t(`timeline.${entry.actor.kind}`),
    };
  });
  return <Timeline label={t("timeline.title")} entries={entries} />;
};
