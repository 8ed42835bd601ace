import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { milligramsOf } from "#kernel/quantity.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { BalanceBar } from "#ui/charts/balance-bar.tsx";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDateTime, formatNumber, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { LotSummary } from "../contract-answers.ts";
import { pharmacyContract } from "../contract.ts";
import { inMilligrams } from "./amounts.ts";
import { CountDialog } from "./count-dialog.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useStrengthLabel } from "./strength-label.ts";
import { WasteDialog } from "./waste-dialog.tsx";

type LotProps = { readonly lot: LotSummary; readonly timeZone: string };

const useWarnings = ({ lot, timeZone }: LotProps): readonly string[] => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const { onHand, discrepancy } = lot.balance;
  const warnings: string[] = [];
  if (onHand.value < 0) warnings.push(t("ledger.belowZero", { amount: inMilligrams({ ...onHand, value: -onHand.value }, locale) }));
  if (discrepancy !== null) {
    const { difference, countedAt, since } = discrepancy;
    const amount = inMilligrams({ ...difference, value: Math.abs(difference.value) }, locale);
    const found = {
      amount,
      direction: t(difference.value > 0 ? "ledger.more" : "ledger.less"),
      when: formatDateTime(countedAt, timeZone, locale),
    };
    warnings.push(
      since === null ? t("ledger.differsNever", found) : t("ledger.differs", { ...found, since: formatDateTime(since, timeZone, locale) }),
    );
  }
  if (lot.expired) warnings.push(t("ledger.expired", { date: formatPlainDate(Temporal.PlainDate.from(lot.expiresOn), locale) }));
  return warnings;
};

const Balance = ({ lot, timeZone }: LotProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const { balance } = lot;
  const missing = balance.discrepancy?.difference.value ?? 0;
  const warnings = useWarnings({ lot, timeZone });
  const parts = [
    { key: "given", label: t("ledger.given"), amount: balance.administered.value },
    { key: "wasted", label: t("ledger.wasted"), amount: balance.wasted.value },
    // With a discrepancy the bar shows what was found, so that what is missing shows as a gap.
    { key: "hand", label: t(missing === 0 ? "ledger.onHand" : "ledger.found"), amount: Math.max(0, balance.onHand.value + missing) },
  ];
  const format = (amount: number) => `${formatNumber(amount / 1000, locale, { maximumFractionDigits: 3 })} mg`;
  return (
    <Stack gap={4}>
      {warnings.map((warning) => (
        <p key={warning} role="note">
          <StateMark kind="amber" decorative /> {warning}
        </p>
      ))}
      <BalanceBar label={t("ledger.balance")} parts={parts} total={balance.received.value} format={format} />
      <p>
        {t("ledger.received", {
          containers: lot.containers,
          amount: milligramsOf(lot.amountPerContainer),
          supplier: lot.supplier,
          when: formatDateTime(lot.receivedAt, timeZone, locale),
        })}
      </p>
    </Stack>
  );
};

const LotActs = ({ lotId }: { readonly lotId: string }) => {
  const t = useWords(pharmacyWords);
  const [open, setOpen] = useState<"count" | "waste">();
  const mayWork = useMay("pharmacy.work");
  const { data } = useRead(pharmacyContract.readWitnesses, { params: {}, enabled: mayWork });
  const close = () => setOpen(undefined);
  return (
    <Row gap={2}>
      {data !== undefined && <Button onClick={() => setOpen("count")}>{t("count.act")}</Button>}
      {data !== undefined && <Button onClick={() => setOpen("waste")}>{t("waste.act")}</Button>}
      <Button kind="quiet" onClick={() => window.print()}>
        {t("print")}
      </Button>
      {open === "count" && data !== undefined && <CountDialog lotId={lotId} colleagues={data.colleagues} onClose={close} />}
      {open === "waste" && data !== undefined && <WasteDialog lotId={lotId} colleagues={data.colleagues} onClose={close} />}
    </Row>
  );
};

/** One lot's ledger: whether it balances, by how much not and since when, and every line, for the screen and for an inspector. */
export const LedgerPage = () => {
  const t = useWords(pharmacyWords);
  const strengthOf = useStrengthLabel();
  const { lotId = "" } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useRead(pharmacyContract.readLedger, {
    params: { lotId },
    follows: { kinds: ["lot", "session"] },
  });
  if (isPending) return <LoadingState shape="table" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const { lot, lines, timeZone } = data;
  const what = `${t(`drug.${lot.drug}`)}, ${t(`form.${lot.form}`)}, ${strengthOf(lot.strength)}`;
  const title = t("ledger.title", { lot: lot.lotNumber });
  return (
    <PrintIdentity lines={[data.clinicName, title, what]}>
      <Page
        title={title}
        documentTitle={t("ledger.documentTitle")}
        intro={what}
        breadcrumbs={[{ label: t("title"), href: "/app/pharmacy" }]}
        actions={<LotActs lotId={lotId} />}
        width="full"
      >
        <Stack gap={6}>
          <Balance lot={lot} timeZone={timeZone} />
          <Panel title={t("ledger.lines")} flush>
            <LedgerTable lines={lines} timeZone={timeZone} />
          </Panel>
        </Stack>
      </Page>
    </PrintIdentity>
  );
};
