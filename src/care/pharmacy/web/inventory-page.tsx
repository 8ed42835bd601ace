import { useState } from "react";

import { micrograms } from "#kernel/quantity.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDateTime, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { InventoryRow } from "../contract-answers.ts";
import { pharmacyContract } from "../contract.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useStrengthLabel } from "./strength-label.ts";

const usePlainDate = (): ((iso: string) => string) => {
  const locale = useLocale();
  return (iso) => formatPlainDate(Temporal.PlainDate.from(iso), locale);
};

const useColumns = (timeZone: string): readonly Column<InventoryRow>[] => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const strengthOf = useStrengthLabel();
  const date = usePlainDate();
  const mg = (value: number) => t("mg", { value: inMilligrams(micrograms(value), locale) });
  return [
    {
      key: "drug",
      header: t("inventory.drug"),
      cell: (row) => `${t(`drug.${row.drug}`)}, ${t(`form.${row.form}`)}, ${strengthOf(row.strength)}`,
    },
    // Three facts of the label in one column: at 1024 px a column each would stick out.
    {
      key: "lot",
      header: t("inventory.lot"),
      cell: (row) => t("inventory.label", { lot: row.lotNumber, ndc: row.ndc, date: date(row.lastDay) }),
    },
    { key: "where", header: t("inventory.where"), cell: (row) => row.location },
    {
      key: "full",
      header: t("inventory.full"),
      align: "end",
      cell: (row) => (row.fullContainers === null ? "" : `${row.fullContainers} × ${mg(row.amountPerContainer.value)}`),
    },
    {
      key: "open",
      header: t("inventory.open"),
      align: "end",
      cell: (row) => (row.openMicrograms === null ? "" : mg(row.openMicrograms)),
    },
    { key: "counted", header: t("inventory.counted"), align: "end", cell: (row) => mg(row.counted.value) },
    {
      key: "differs",
      header: t("inventory.differs"),
      align: "end",
      cell: (row) => (row.counted.value === row.expected.value ? "" : mg(row.counted.value - row.expected.value)),
    },
    {
      key: "time",
      header: t("inventory.time"),
      cell: (row) =>
        formatDateTime(row.at, timeZone, locale) + (row.businessTime === null ? "" : ` · ${t(`count.times.${row.businessTime}`)}`),
    },
    { key: "people", header: t("inventory.people"), cell: (row) => [row.by, row.witness].filter(Boolean).join(", ") },
  ];
};

/** Every inventory of everything on hand, one at a time, as it is printed for an inspection. */
export const InventoryPage = () => {
  const t = useWords(pharmacyWords);
  const date = usePlainDate();
  const [chosen, setChosen] = useState("");
  const { data, error, isPending, refetch } = useRead(pharmacyContract.readInventories, { params: {}, follows: { kinds: ["lot"] } });
  const columns = useColumns(data?.timeZone ?? "UTC");
  if (isPending) return <LoadingState shape="table" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const shown = data.inventories.find((one) => one.date === chosen) ?? data.inventories[0];
  const options = data.inventories.map((one) => ({ value: one.date, label: date(one.date) }));
  const title = shown === undefined ? t("inventory.title") : t("inventory.of", { date: date(shown.date) });
  const print = (
    <Button kind="quiet" onClick={() => window.print()}>
      {t("print")}
    </Button>
  );
  return (
    <PrintIdentity lines={[data.clinicName, t("inventory.title"), title]}>
      <Page
        title={t("inventory.title")}
        documentTitle={t("inventory.title")}
        intro={data.next === null ? undefined : t("inventory.next", { date: date(data.next.dueOn) })}
        breadcrumbs={[{ label: t("title"), href: "/app/pharmacy" }]}
        actions={shown === undefined ? undefined : print}
        width="full"
      >
        <Stack gap={4}>
          {options.length > 1 && shown !== undefined && (
            <div data-print="no">
              <SelectField label={t("inventory.choose")} value={shown.date} options={options} onChange={setChosen} />
            </div>
          )}
          {shown === undefined ? (
            <EmptyState title={t("inventory.none")}>{t("inventory.noneBody")}</EmptyState>
          ) : (
            <Panel title={title} note={t("inventory.keep", { date: date(shown.keepUntil) })} flush>
              <DataTable caption={title} columns={columns} rows={shown.rows} rowKey={(row) => `${row.lotId} ${row.at.toString()}`} />
            </Panel>
          )}
          {shown !== undefined && shown.missing.length > 0 && (
            <p role="note">
              <StateMark kind="amber" decorative /> {t("inventory.missing", { lots: shown.missing.join(", ") })}
            </p>
          )}
        </Stack>
      </Page>
    </PrintIdentity>
  );
};
