import { useRead } from "#platform/http/browser/use-read.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract, type WaitingScreening } from "../contract.ts";
import { sectionIds } from "../rules/sections.ts";
import { screeningWords } from "./screening-words.ts";

/** Everyone in screening, who waits for a decision first. */
export const ScreeningWorklist = () => {
  const t = useWords(screeningWords);
  const locale = useLocale();
  const { data, isPending, isError, refetch } = useRead(screeningContract.readScreeningWorklist, {
    params: {},
    follows: { kinds: ["screening", "enquiry"] },
  });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const now = Temporal.Now.instant();
  const submitted = ({ submittedAt, deferredAt }: WaitingScreening) => {
    if (deferredAt !== null) return t("worklist.deferred", { ago: formatRelative(deferredAt, now, locale) });
    return submittedAt === null ? t("worklist.notYet") : formatRelative(submittedAt, now, locale);
  };
  return (
    <Panel title={t("worklist.title")} note={t("worklist.intro")} flush>
      <DataTable<WaitingScreening>
        caption={t("worklist.title")}
        rows={data.screenings}
        rowKey={(one) => one.episodeId}
        rowHref={(one) => `/app/episodes/${one.episodeId}/screening`}
        empty={<EmptyState title={t("worklist.none")} />}
        columns={[
          { key: "patient", header: t("worklist.patient"), cell: (one) => one.patient },
          {
            key: "progress",
            header: t("worklist.progress"),
            cell: (one) => t("worklist.parts", { count: one.sectionsSaved, total: sectionIds.length }),
          },
          { key: "submitted", header: t("worklist.submitted"), cell: submitted },
        ]}
      />
    </Panel>
  );
};
