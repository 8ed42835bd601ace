import { lazy, Suspense, useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract, type AdverseEventView } from "../contract.ts";
import { termOf } from "../rules/data/adverse-event-terms.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import type { OfSession } from "./record-draft.ts";

const RecordDialog = lazy(() => import("./record-dialog.tsx").then((file) => ({ default: file.RecordDialog })));

const isOpen = ({ state }: AdverseEventView["duties"][number]): boolean => state === "open" || state === "overdue";

/** So many events are named on the episode's page; the page behind has all. */
const named = 3;

const Summary = ({ events }: { readonly events: readonly AdverseEventView[] }) => {
  const t = useWords(adverseEventWords);
  const standing = events.filter(({ inError }) => inError === null);
  const owed = standing.flatMap(({ duties }) => duties).filter(isOpen).length;
  if (standing.length === 0) return <p>{t("none")}</p>;
  return (
    <Stack gap={2}>
      <p>
        {t("summary", { count: standing.length })} · {owed === 0 ? t("nothingOwed") : t("owed", { count: owed })}
      </p>
      <ul>
        {standing.slice(0, named).map(({ eventId, term, grade, seriousness }) => (
          <li key={eventId}>
            {[termOf(term).label, grade === null ? t("ungraded") : t("grade", { grade }), t(`seriousness.${seriousness}`)].join(" · ")}
          </li>
        ))}
      </ul>
    </Stack>
  );
};

type AdverseEventsPanelProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  readonly mayRecord: boolean;
  /** The sessions after which an event may have come, oldest first. */
  readonly sessions: readonly OfSession[];
};

/** An episode's adverse events in short, and the way to record one. */
export const AdverseEventsPanel = ({ episodeId, timeZone, mayRecord, sessions }: AdverseEventsPanelProps) => {
  const t = useWords(adverseEventWords);
  const [recording, setRecording] = useState(false);
  const { data, isPending, isError, refetch } = useRead(adverseEventsContract.readAdverseEvents, {
    params: { episodeId },
    follows: { episodeId, kinds: ["adverse-events"] },
  });
  const actions = mayRecord && <Button onClick={() => setRecording(true)}>{t("recordShort")}</Button>;
  return (
    <Panel title={t("title")} actions={actions}>
      {isPending && <LoadingState shape="lines" />}
      {isError && <ErrorState title={t("failed")} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Stack gap={2}>
          <Summary events={data.events} />
          {data.events.length > 0 && (
            <p>
              <Link href={`/app/episodes/${episodeId}/adverse-events`}>{t("all")}</Link>
            </p>
          )}
        </Stack>
      )}
      {recording && (
        <Suspense fallback={null}>
          <RecordDialog {...{ episodeId, sessions, timeZone }} session={null} onClose={() => setRecording(false)} />
        </Suspense>
      )}
    </Panel>
  );
};
