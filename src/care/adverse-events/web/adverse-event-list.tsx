import { useRead } from "#platform/http/browser/use-read.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract } from "../contract.ts";
import { AdverseEventCard } from "./adverse-event-card.tsx";
import { adverseEventWords } from "./adverse-event-words.ts";
import type { MayAct } from "./duties-table.tsx";

/** Every adverse event of an episode, newest first. */
export const AdverseEventList = ({ episodeId, may }: { readonly episodeId: string; readonly may: MayAct }) => {
  const t = useWords(adverseEventWords);
  const { data, isPending, isError, refetch } = useRead(adverseEventsContract.readAdverseEvents, {
    params: { episodeId },
    follows: { episodeId, kinds: ["adverse-events"] },
    refreshEvery: 300_000,
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  if (data.events.length === 0) return <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>;
  return (
    <Stack gap={6}>
      {data.events.map((event) => (
        <AdverseEventCard key={event.eventId} episodeId={episodeId} event={event} timeZone={data.timeZone} may={may} />
      ))}
    </Stack>
  );
};
