import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { LedgerRow } from "../contract-answers.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

type LedgerTableProps = { readonly lines: readonly LedgerRow[]; readonly timeZone: string };

/** Each line with what the ledger held after it, oldest first, as an inspector reads it. */
export const LedgerTable = ({ lines, timeZone }: LedgerTableProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const mg = (amount: LedgerRow["amount"]) => t("mg", { value: inMilligrams(amount, locale) });
  const signOf = (line: LedgerRow) => (line.kind === "administered" || line.kind === "wasted" ? "−" : "");
  const columns: readonly Column<LedgerRow>[] = [
    { key: "when", header: t("ledger.when"), cell: (line) => formatDateTime(line.at, timeZone, locale) },
    {
      key: "what",
      header: t("ledger.what"),
      cell: (line) => t(`ledger.kinds.${line.kind}`) + (line.route === null ? "" : ` (${line.route})`),
    },
    { key: "amount", header: t("ledger.amount"), align: "end", cell: (line) => signOf(line) + mg(line.amount) },
    { key: "after", header: t("ledger.after"), align: "end", cell: (line) => (line.expected === null ? "" : mg(line.expected)) },
    { key: "patient", header: t("ledger.patient"), cell: (line) => line.patient ?? "" },
    { key: "by", header: t("ledger.who"), cell: (line) => line.by },
    { key: "witness", header: t("ledger.witness"), cell: (line) => line.witness ?? (line.kind === "wasted" ? t("ledger.noWitness") : "") },
    { key: "note", header: t("ledger.note"), cell: (line) => line.note },
  ];
  return <DataTable caption={t("ledger.lines")} columns={columns} rows={lines} rowKey={(line) => line.entryId} />;
};
