import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { LinkButton } from "#ui/controls/link-button.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDateTime, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { LotSummary } from "../contract-answers.ts";
import { pharmacyContract } from "../contract.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyTaskWords } from "./pharmacy-task-words.ts";
import { PharmacyTasks } from "./pharmacy-tasks.tsx";
import { pharmacyWords } from "./pharmacy-words.ts";
import { ReceiveLot } from "./receive-lot.tsx";
import { useStrengthLabel } from "./strength-label.ts";

const LotState = ({ lot }: { readonly lot: LotSummary }) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const { balance, expired } = lot;
  if (balance.onHand.value < 0) return <Tag kind="amber">{t("lots.below")}</Tag>;
  if (balance.discrepancy !== null) {
    const amount = inMilligrams({ ...balance.discrepancy.difference, value: Math.abs(balance.discrepancy.difference.value) }, locale);
    return <Tag kind="amber">{t("lots.differs", { amount })}</Tag>;
  }
  if (expired && balance.onHand.value > 0) return <Tag kind="amber">{t("lots.expired")}</Tag>;
  return <Tag mark="met">{t("lots.balances")}</Tag>;
};

const useColumns = (timeZone: string): readonly Column<LotSummary>[] => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const strengthOf = useStrengthLabel();
  return [
    { key: "lot", header: t("lots.lot"), cell: (lot) => lot.lotNumber },
    {
      key: "drug",
      header: t("lots.drug"),
      cell: (lot) => `${t(`drug.${lot.drug}`)}, ${t(`form.${lot.form}`)}, ${strengthOf(lot.strength)}`,
    },
    { key: "expires", header: t("lots.expires"), cell: (lot) => formatPlainDate(Temporal.PlainDate.from(lot.lastDay), locale) },
    { key: "hand", header: t("lots.onHand"), align: "end", cell: (lot) => t("mg", { value: inMilligrams(lot.balance.onHand, locale) }) },
    {
      key: "count",
      header: t("lots.counted"),
      cell: (lot) => (lot.balance.lastCountAt === null ? t("lots.notCounted") : formatDateTime(lot.balance.lastCountAt, timeZone, locale)),
    },
    { key: "state", header: t("lots.state"), cell: (lot) => <LotState lot={lot} /> },
  ];
};

type LotsTableProps = { readonly lots: readonly LotSummary[]; readonly timeZone: string };

const LotsTable = ({ lots, timeZone }: LotsTableProps) => {
  const t = useWords(pharmacyWords);
  const empty = <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  return (
    <DataTable
      caption={t("lots.caption")}
      columns={useColumns(timeZone)}
      rows={lots}
      rowKey={(lot) => lot.lotId}
      rowHref={(lot) => `/app/pharmacy/${lot.lotId}`}
      empty={empty}
    />
  );
};

const Waiting = () => {
  const t = useWords(pharmacyTaskWords);
  const { data, isError, refetch } = useRead(pharmacyContract.readTasks, { params: {}, follows: { kinds: ["lot", "session"] } });
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return (
    <Panel title={t("waiting")} flush>
      {data === undefined ? <LoadingState shape="table" /> : <PharmacyTasks tasks={data.tasks} />}
    </Panel>
  );
};

/** Every lot with what is on hand, whether it balances, and when it expires. */
export const LotsPage = () => {
  const t = useWords(pharmacyWords);
  const [receiving, setReceiving] = useState(false);
  const { data, error, isPending, refetch } = useRead(pharmacyContract.readLots, { params: {}, follows: { kinds: ["lot", "session"] } });
  const mayWork = useMay("pharmacy.work");
  const witnesses = useRead(pharmacyContract.readWitnesses, { params: {}, enabled: mayWork });
  const colleagues = witnesses.data?.colleagues;
  const actions = (
    <Row gap={2}>
      <LinkButton href="/app/pharmacy/inventory">{t("inventory.act")}</LinkButton>
      {colleagues !== undefined && (
        <Button kind="primary" onClick={() => setReceiving(true)}>
          {t("receive.act")}
        </Button>
      )}
    </Row>
  );
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("intro")} width="full" actions={actions}>
      {isPending && <LoadingState shape="table" />}
      {error !== null && <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Stack gap={6}>
          {data.lots.length > 0 && <Waiting />}
          <Panel title={t("lots.caption")} flush>
            <LotsTable lots={data.lots} timeZone={data.timeZone} />
          </Panel>
        </Stack>
      )}
      {receiving && colleagues !== undefined && <ReceiveLot colleagues={colleagues} onClose={() => setReceiving(false)} />}
    </Page>
  );
};
