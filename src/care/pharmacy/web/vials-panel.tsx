import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { VialRow } from "../contract-answers.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

type VialsPanelProps = { readonly vials: readonly VialRow[]; readonly timeZone: string };

/** The opened vials of a lot: until when each may be used, and what the ledger says is left in it. */
export const VialsPanel = ({ vials, timeZone }: VialsPanelProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const columns: readonly Column<VialRow>[] = [
    { key: "number", header: t("vials.number"), cell: ({ container }) => t("vialNumber", { number: container }) },
    { key: "opened", header: t("vials.opened"), cell: ({ openedAt }) => formatDateTime(openedAt, timeZone, locale) },
    { key: "by", header: t("vials.by"), cell: ({ openedBy }) => openedBy },
    {
      key: "until",
      header: t("vials.until"),
      cell: ({ beyondUseAt }) => (beyondUseAt === null ? t("vials.noLimit") : formatDateTime(beyondUseAt, timeZone, locale)),
    },
    { key: "left", header: t("vials.left"), align: "end", cell: ({ left }) => t("mg", { value: inMilligrams(left, locale) }) },
    {
      key: "state",
      header: t("lots.state"),
      cell: ({ pastUse, left }) => (
        <Tag kind={pastUse && left.value > 0 ? "amber" : "plain"}>{t(pastUse ? "vials.past" : "vials.inUse")}</Tag>
      ),
    },
  ];
  return (
    <Panel title={t("vials.title")} flush>
      <DataTable caption={t("vials.title")} columns={columns} rows={vials} rowKey={({ container }) => String(container)} />
    </Panel>
  );
};
