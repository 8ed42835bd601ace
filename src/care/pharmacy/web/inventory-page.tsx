import { useState, type ReactNode } from "react";

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

const hasPlace = ({ location }: InventoryRow): boolean => location !== "";
const hasContainers = ({ fullContainers, openMicrograms }: InventoryRow): boolean => fullContainers !== null || openMicrograms !== null;

/** What was counted, with its difference where there is one. */
const useCounted = (): ((row: InventoryRow) => ReactNode) => {
  const t = useWords(pharmacyWords);
  const mg = useMilligrams();
  return ({ counted, expected }) => {
    const difference = counted.value - expected.value;
    if (difference === 0) return mg(counted.value);
    return (
      <>
        {mg(counted.value)}
        <br />
        <StateMark kind="amber" decorative /> {t("inventory.differs", { amount: mg(difference) })}
      </>
    );
  };
};

const useMilligrams = (): ((value: number) => string) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  return (value) => t("mg", { value: inMilligrams(micrograms(value), locale) });
};

/** A column that no row of this inventory fills is left out. */
const useColumns = (timeZone: string, rows: readonly InventoryRow[]): readonly Column<InventoryRow>[] => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const strengthOf = useStrengthLabel();
  const date = usePlainDate();
  const mg = useMilligrams();
  const countedOf = useCounted();
  const containersOf = ({ fullContainers, amountPerContainer, openMicrograms }: InventoryRow): string =>
    [
      fullContainers === null
        ? t("inventory.notCounted")
        : t("inventory.full", { count: fullContainers, amount: mg(amountPerContainer.value) }),
      ...(openMicrograms === null ? [] : [t("inventory.open", { amount: mg(openMicrograms) })]),
    ].join(", ");
  const timeOf = ({ at, businessTime }: InventoryRow): string =>
    formatDateTime(at, timeZone, locale) + (businessTime === null ? "" : `, ${t(`count.times.${businessTime}`)}`);
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
      cell: ({ lotNumber, ndc, lastDay }) =>
        [lotNumber, ...(ndc === "" ? [] : [t("inventory.ndc", { ndc })]), t("inventory.until", { date: date(lastDay) })].join(", "),
    },
    ...(rows.some(hasPlace)
      ? [{ key: "where", header: t("inventory.where"), cell: ({ location }: InventoryRow) => location || t("inventory.notSaid") }]
      : []),
    ...(rows.some(hasContainers) ? [{ key: "containers", header: t("inventory.containers"), cell: containersOf }] : []),
    { key: "counted", header: t("inventory.counted"), align: "end", cell: countedOf },
    {
      key: "people",
      header: t("inventory.people"),
      cell: (row) => [timeOf(row), [row.by, row.witness].filter(Boolean).join(", ")].join(" · "),
    },
  ];
};

/** Every inventory of everything on hand, one at a time, as it is printed for an inspection. */
export const InventoryPage = () => {
  const t = useWords(pharmacyWords);
  const date = usePlainDate();
  const [chosen, setChosen] = useState("");
  const { data, error, isPending, refetch } = useRead(pharmacyContract.readInventories, { params: {}, follows: { kinds: ["lot"] } });
  const shown = data?.inventories.find((one) => one.date === chosen) ?? data?.inventories[0];
  const columns = useColumns(data?.timeZone ?? "UTC", shown?.rows ?? []);
  if (isPending) return <LoadingState shape="table" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
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
