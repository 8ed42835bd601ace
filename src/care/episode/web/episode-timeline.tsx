import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Timeline } from "#ui/layout/timeline.tsx";
import { formatDate, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { episodeContract, type EpisodeEntry } from "../contract.ts";
import { episodeWords } from "./episode-words.ts";

type FactKey = keyof (typeof episodeWords)["en"]["facts"];

const isKnown = (key: string): key is FactKey => key in episodeWords.en.facts;

type Line = { readonly entry: EpisodeEntry; readonly day: string; readonly count: number };

/** The same thing said again by the same person on the same day stands once, with how often. */
const inLines = (entries: readonly EpisodeEntry[], dayOf: (at: Temporal.Instant) => string): readonly Line[] => {
  const lines: Line[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.observedAt);
    const last = lines.at(-1);
    const isSame = last?.day === day && last.entry.type === entry.type && last.entry.actor.name === entry.actor.name;
    if (last !== undefined && isSame) lines[lines.length - 1] = { ...last, count: last.count + 1 };
    else lines.push({ entry, day, count: 1 });
  }
  return lines;
};

/** How many lines are shown at first. */
const shownAtFirst = 40;

/** Everything that happened in the episode, newest first, with who said so. */
export const EpisodeTimeline = ({ episodeId, timeZone }: { readonly episodeId: string; readonly timeZone: string }) => {
  const t = useWords(episodeWords);
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const { data, isPending, isError, refetch } = useRead(episodeContract.readEpisodeTimeline, {
    params: { episodeId },
    follows: { episodeId },
  });
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  if (data.entries.length === 0) return <EmptyState title={t("timeline.none")} />;
  const lines = inLines(data.entries, (at) => formatDate(at, timeZone, locale));
  const entries = (all ? lines : lines.slice(0, shownAtFirst)).map(({ entry, day, count }, index) => {
    const key = `${entry.streamKind}.${entry.type}`;
    const title = isKnown(key) ? t(`facts.${key}`) : key;
    return {
      key: `${entry.streamKind}-${entry.streamId}-${entry.version}`,
      heading: lines[index - 1]?.day === day ? undefined : day,
      time: formatTime(entry.observedAt, timeZone, locale),
      dateTime: entry.observedAt.toString(),
      title: count === 1 ? title : `${title} (${count})`,
      by: entry.actor.name ?? t(`timeline.${entry.actor.kind}`),
    };
  });
  return (
    <Stack gap={4}>
      <Timeline label={t("timeline.title")} entries={entries} />
      {!all && lines.length > shownAtFirst && (
        <Button onClick={() => setAll(true)}>{t("timeline.older", { count: lines.length - shownAtFirst })}</Button>
      )}
    </Stack>
  );
};
