import { useRead } from "#platform/http/browser/use-read.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract, type Preparing } from "../contract.ts";
import { preparationWords } from "./preparation-words.ts";

/** Everybody who is getting ready, and what is missing; for the staff's home. */
export const Preparations = () => {
  const t = useWords(preparationWords);
  const locale = useLocale();
  const { data, isPending, isError, refetch } = useRead(preparationContract.readPreparations, {
    params: {},
    follows: { kinds: ["preparation"] },
  });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("list.failed")} onRetry={() => void refetch()} />;
  const now = Temporal.Now.instant();
  const missingOf = ({ missing, completedAt }: Preparing): string => {
    if (completedAt !== null) return t("list.completed");
    return missing.length === 0 ? t("list.ready") : missing.map((step) => t(`staffSteps.${step}`)).join(", ");
  };
  return (
    <DataTable<Preparing>
      caption={t("list.title")}
      rows={data.preparations}
      rowKey={(row) => row.episodeId}
      rowHref={(row) => `/app/episodes/${row.episodeId}`}
      empty={<EmptyState title={t("list.none")}>{t("list.noneBody")}</EmptyState>}
      columns={[
        { key: "patient", header: t("list.patient"), cell: (row) => row.patient },
        { key: "since", header: t("list.since"), cell: (row) => formatRelative(row.since, now, locale) },
        { key: "missing", header: t("list.missing"), cell: missingOf },
      ]}
    />
  );
};
