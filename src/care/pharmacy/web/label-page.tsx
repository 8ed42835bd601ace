import { useParams } from "@tanstack/react-router";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { labelWarnings } from "../rules/data/dispensing-label.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useStrengthLabel } from "./strength-label.ts";

/** The label of one dispensed package, to print and put on it. */
export const LabelPage = () => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const strengthOf = useStrengthLabel();
  const { lotId = "", version = "" } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useRead(pharmacyContract.readLedger, { params: { lotId } });
  if (isPending) return <LoadingState />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const line = data.lines.find((one) => one.kind === "dispensed" && String(one.version) === version);
  if (line === undefined) return <EmptyState title={t("label.gone")} />;
  const { lot, timeZone } = data;
  const what = `${t(`drug.${lot.drug}`)}, ${t(`form.${lot.form}`)}, ${strengthOf(lot.strength)}`;
  const lotWords = [
    lot.lotNumber,
    ...(lot.ndc === "" ? [] : [t("inventory.ndc", { ndc: lot.ndc })]),
    t("inventory.until", { date: formatPlainDate(Temporal.PlainDate.from(lot.lastDay), locale) }),
  ].join(", ");
  const items = [
    { term: t("ledger.patient"), value: line.patient ?? "" },
    { term: t("label.address"), value: "____________________________" },
    { term: t("inventory.drug"), value: `${what} · ${t("mg", { value: inMilligrams(line.amount, locale) })}` },
    { term: t("label.directions"), value: line.details.directions ?? "" },
    { term: t("give.days"), value: t("label.days", { count: line.details.daysSupply ?? 0 }) },
    { term: t("inventory.lot"), value: lotWords },
    { term: t("label.by"), value: line.by },
  ];
  const print = <Button onClick={() => window.print()}>{t("label.print")}</Button>;
  return (
    <PrintIdentity lines={[data.clinicName, t("ledger.title", { lot: lot.lotNumber })]}>
      <Page
        title={t("label.title")}
        documentTitle={t("label.title")}
        intro={t("label.given", { date: formatDate(line.at, timeZone, locale) })}
        breadcrumbs={[{ label: t("ledger.title", { lot: lot.lotNumber }), href: `/app/pharmacy/${lotId}` }]}
        actions={print}
        width="narrow"
      >
        <Stack gap={4}>
          <p data-print="no">{t("label.paper")}</p>
          <DefinitionList items={items} />
          {labelWarnings.map(({ text }) => (
            <p key={text}>
              <strong>{text}</strong>
            </p>
          ))}
        </Stack>
      </Page>
    </PrintIdentity>
  );
};
