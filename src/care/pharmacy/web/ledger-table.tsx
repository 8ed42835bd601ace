import { Button } from "#ui/controls/button.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { Link } from "#ui/layout/link.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { LedgerRow } from "../contract-answers.ts";
import type { EntryKind } from "../rules/ledger-balance.ts";
import { inMilligrams } from "./amounts.ts";
import { useEntryDetails } from "./entry-details.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

type LedgerTableProps = {
  readonly lotId: string;
  readonly lines: readonly LedgerRow[];
  readonly timeZone: string;
  /** Undefined where the person may only look. */
  readonly onAct: ((act: { readonly kind: "correct" | "witness"; readonly line: LedgerRow }) => void) | undefined;
};

const outgoing: ReadonlySet<EntryKind> = new Set(["administered", "dispensed", "wasted", "returned", "destroyed"]);
const correctable: ReadonlySet<EntryKind> = new Set(["received", "drawn", "dispensed", "wasted", "returned", "destroyed", "counted"]);
const noAmount: ReadonlySet<EntryKind> = new Set(["opened", "witnessed", "amended"]);

const useAmount = (): ((line: LedgerRow) => string) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  return (line) => {
    if (noAmount.has(line.kind)) return "";
    const sign = outgoing.has(line.kind) ? "−" : "";
    const was = sign + t("mg", { value: inMilligrams(line.amount, locale) });
    return line.correctedTo === null
      ? was
      : t("ledger.correctedTo", { was, is: sign + t("mg", { value: inMilligrams(line.correctedTo, locale) }) });
  };
};

const RowActs = ({ lotId, line, lines, onAct }: Omit<LedgerTableProps, "timeZone"> & { readonly line: LedgerRow }) => {
  const t = useWords(pharmacyWords);
  const witnessed = line.witness !== null || lines.some(({ kind, concerns }) => kind === "witnessed" && concerns === line.entryId);
  return (
    <span data-print="no">
      {line.kind === "dispensed" && <Link href={`/app/pharmacy/${lotId}/label/${line.version}`}>{t("label.act")}</Link>}
      {onAct !== undefined && line.kind === "wasted" && !witnessed && (
        <Button kind="quiet" onClick={() => onAct({ kind: "witness", line })}>
          {t("seen.act")}
        </Button>
      )}
      {onAct !== undefined && line.version > 0 && correctable.has(line.kind) && (
        <Button kind="quiet" onClick={() => onAct({ kind: "correct", line })}>
          {t("correct.act")}
        </Button>
      )}
    </span>
  );
};

/** Each line with what the ledger held after it, oldest first, as an inspector reads it. */
export const LedgerTable = ({ lotId, lines, timeZone, onAct }: LedgerTableProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const amountOf = useAmount();
  const detailsOf = useEntryDetails(lines, timeZone);
  const seenBy = new Map(lines.flatMap(({ kind, concerns, by }) => (kind === "witnessed" && concerns !== null ? [[concerns, by]] : [])));
  const witnessesOf = ({ entryId, kind, witness, secondWitness }: LedgerRow) => {
    const seen = witness ?? seenBy.get(entryId) ?? null;
    return seen === null ? (kind === "wasted" ? t("ledger.noWitness") : "") : [seen, secondWitness].filter(Boolean).join(", ");
  };
  const columns: readonly Column<LedgerRow>[] = [
    { key: "when", header: t("ledger.when"), width: "9rem", cell: (line) => formatDateTime(line.at, timeZone, locale) },
    {
      key: "what",
      header: t("ledger.what"),
      cell: (line) => t(`ledger.kinds.${line.kind}`) + (line.route === null ? "" : ` (${line.route})`),
    },
    { key: "amount", header: t("ledger.amount"), align: "end", cell: amountOf },
    {
      key: "after",
      header: t("ledger.after"),
      align: "end",
      cell: (line) => (line.expected === null ? "" : t("mg", { value: inMilligrams(line.expected, locale) })),
    },
    { key: "patient", header: t("ledger.patient"), cell: (line) => line.patient ?? "" },
    { key: "by", header: t("ledger.who"), cell: (line) => line.by },
    { key: "witness", header: t("ledger.witness"), cell: witnessesOf },
    { key: "details", header: t("ledger.details"), cell: detailsOf },
    {
      key: "acts",
      header: t("ledger.acts"),
      actions: true,
      cell: (line) => <RowActs lotId={lotId} line={line} lines={lines} onAct={onAct} />,
    },
  ];
  const stateOf = ({ correctedTo }: LedgerRow) => (correctedTo !== null && correctedTo.value === 0 ? "in-error" : undefined);
  return <DataTable caption={t("ledger.lines")} columns={columns} rows={lines} rowKey={(line) => line.entryId} rowState={stateOf} />;
};
