import { useRead } from "#platform/http/browser/use-read.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract, type OpenDuty } from "../contract.ts";
import { termOf } from "../rules/data/adverse-event-terms.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import { DutyState } from "./duties-table.tsx";

/** Reviews and reports that the clinic still owes, what is due first on top. */
export const DutiesWorklist = ({ timeZone }: { readonly timeZone: string }) => {
  const t = useWords(adverseEventWords);
  const locale = useLocale();
  const { data, isPending, isError, refetch } = useRead(adverseEventsContract.readOpenDuties, {
    params: {},
    follows: { kinds: ["adverse-events"] },
    refreshEvery: 300_000,
  });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("worklist.failed")} onRetry={() => void refetch()} />;
  const eventOf = ({ term, grade }: OpenDuty) => [termOf(term).label, grade === null ? t("ungraded") : t("grade", { grade })].join(" · ");
  return (
    <DataTable<OpenDuty>
      caption={t("worklist.title")}
      rows={data.duties}
      rowKey={({ eventId, duty }) => `${eventId} ${duty.duty}`}
      rowHref={({ episodeId }) => `/app/episodes/${episodeId}/adverse-events`}
      empty={<EmptyState title={t("worklist.none")}>{t("worklist.noneBody")}</EmptyState>}
      columns={[
        { key: "patient", header: t("worklist.patient"), cell: ({ patient }) => patient },
        { key: "event", header: t("worklist.event"), cell: eventOf },
        { key: "what", header: t("duty.what"), cell: ({ duty }) => t(`duty.names.${duty.duty}`) },
        { key: "who", header: t("duty.who"), cell: ({ duty }) => t(`duty.whose.${duty.who}`) },
        { key: "due", header: t("duty.due"), cell: ({ duty }) => formatDateTime(duty.dueAt, timeZone, locale) },
        { key: "state", header: t("duty.state"), cell: ({ duty }) => <DutyState duty={duty} /> },
      ]}
    />
  );
};
