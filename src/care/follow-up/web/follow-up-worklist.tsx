import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract, type WaitingFollowUp } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";

/** Questionnaires that were asked for and not answered; for the staff's home. */
export const FollowUpWorklist = () => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const { data, isPending, isError, refetch } = useRead(followUpContract.readFollowUps, {
    params: {},
    follows: { kinds: ["follow-up", "measures"] },
    refreshEvery: 300_000,
  });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("list.failed")} onRetry={() => void refetch()} />;
  const now = Temporal.Now.instant();
  const ago = (at: Temporal.Instant) => formatRelative(at, now, locale);
  return (
    <DataTable<WaitingFollowUp>
      caption={t("list.title")}
      rows={data.waiting}
      rowKey={(row) => row.requestId}
      rowHref={(row) => `/app/episodes/${row.episodeId}`}
      empty={<EmptyState title={t("list.none")}>{t("list.noneBody")}</EmptyState>}
      columns={[
        { key: "patient", header: t("list.patient"), cell: (row) => row.patient },
        { key: "what", header: t("list.what"), cell: (row) => instrumentCatalogue[row.instrument].shortName },
        { key: "due", header: t("list.due"), cell: (row) => ago(row.dueAt) },
        {
          key: "state",
          header: t("list.state"),
          cell: (row) => (row.state === "overdue" ? <Tag mark="overdue">{t("list.states.overdue")}</Tag> : t("list.states.due")),
        },
        {
          key: "contact",
          header: t("list.lastContact"),
          cell: (row) => (row.lastContactAt === null ? t("list.noContact") : ago(row.lastContactAt)),
        },
      ]}
    />
  );
};
