import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { privilegesContract, type PrivilegesAnswer } from "../contract-privileges.ts";
import { privilegeKinds, type PrivilegeKind } from "../rules/privileges.ts";
import { PrivilegeDialog } from "./privilege-dialog.tsx";
import { privilegesWords } from "./privileges-words.ts";

type Prescriber = PrivilegesAnswer["prescribers"][number];
type Recorded = PrivilegesAnswer["privileges"][number];

const Holding = ({ recorded, today }: { readonly recorded: Recorded | undefined; readonly today: string }) => {
  const t = useWords(privilegesWords);
  const locale = useLocale();
  if (recorded === undefined) return <Tag mark="unknown">{t("notRecorded")}</Tag>;
  const day = (date: string) => formatPlainDate(Temporal.PlainDate.from(date), locale);
  if (recorded.until !== null && recorded.until < today) return <Tag mark="unmet">{t("ended", { until: day(recorded.until) })}</Tag>;
  if (recorded.from > today) return <Tag mark="unmet">{t("starts", { from: day(recorded.from) })}</Tag>;
  return <>{t("period", { from: day(recorded.from), until: recorded.until === null ? t("noEnd") : day(recorded.until) })}</>;
};

const PrivilegesTable = ({ answer, onRecord }: { readonly answer: PrivilegesAnswer; readonly onRecord: (staffId: string) => void }) => {
  const t = useWords(privilegesWords);
  const today = Temporal.Now.zonedDateTimeISO(answer.timeZone).toPlainDate().toString();
  const of = (staffId: string, kind: PrivilegeKind) => answer.privileges.find((one) => one.staffId === staffId && one.kind === kind);
  const columns = [
    { key: "person", header: t("person"), cell: ({ name }: Prescriber) => name },
    ...privilegeKinds.map((kind) => ({
      key: kind,
      header: t(`kinds.${kind}`),
      cell: ({ staffId }: Prescriber) => <Holding recorded={of(staffId, kind)} today={today} />,
    })),
    {
      key: "acts",
      header: t("record"),
      actions: true,
      cell: ({ staffId }: Prescriber) => (
        <Button kind="quiet" onClick={() => onRecord(staffId)}>
          {t("record")}
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={answer.prescribers.filter(({ active }) => active)}
      rowKey={({ staffId }) => staffId}
      empty={<EmptyState title={t("nobody")} />}
    />
  );
};

/** Licences, registrations and privileges of those who may order, with their dates. */
export const PrivilegesPage = () => {
  const t = useWords(privilegesWords);
  const [recording, setRecording] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useRead(privilegesContract.readPrivileges, { params: {} });
  if (isPending) return <LoadingState shape="panel" />;
  if (error !== null) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("intro")}>
      <Panel title={t("title")} note={data.privileges.length === 0 && t("none")} flush>
        <PrivilegesTable answer={data} onRecord={setRecording} />
      </Panel>
      {recording !== null && <PrivilegeDialog staffId={recording} onClose={() => setRecording(null)} />}
    </Page>
  );
};
