import { useRead } from "#platform/http/browser/use-read.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { scheduleContract, type AppointmentView } from "../contract.ts";
import { visitKinds, type VisitKind } from "../rules/visit-kinds.ts";
import { scheduleWords } from "./schedule-words.ts";

const isKind = (kind: string): kind is VisitKind => kind in visitKinds;

/** The visits of one day, by time; today's when no day is named. */
export const DayTable = ({ day }: { readonly day?: string }) => {
  const t = useWords(scheduleWords);
  const locale = useLocale();
  const { data, isPending, isError, refetch } = useRead(scheduleContract.readDay, { params: {}, query: { day }, refreshEvery: 60_000 });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return (
    <DataTable<AppointmentView>
      caption={t("title")}
      rows={data.appointments}
      rowKey={(visit) => visit.appointmentId}
      rowHref={(visit) => (visit.episodeId === null ? undefined : `/app/episodes/${visit.episodeId}`)}
      empty={<EmptyState title={t("none")} />}
      columns={[
        { key: "time", header: t("time"), cell: (visit) => formatTime(visit.startsAt, data.timeZone, locale) },
        { key: "visit", header: t("visit"), cell: ({ visitKind }) => (isKind(visitKind) ? t(`kinds.${visitKind}`) : visitKind) },
        { key: "patient", header: t("patient"), cell: (visit) => visit.patient?.name ?? "" },
        { key: "clinician", header: t("clinician"), cell: (visit) => visit.clinician },
        { key: "room", header: t("room"), cell: (visit) => visit.room ?? "" },
        { key: "status", header: t("status"), cell: (visit) => t(`statuses.${visit.status}`) },
      ]}
    />
  );
};
