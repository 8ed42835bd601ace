import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { TaskRow } from "../contract-answers.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyTaskWords } from "./pharmacy-task-words.ts";

const keyOf = ({ kind, lotId, about }: TaskRow): string => `${kind} ${lotId ?? ""} ${about ?? ""}`;

/** Everything about controlled drugs that waits for a person, with its last day, the most urgent first. */
export const PharmacyTasks = ({ tasks }: { readonly tasks: readonly TaskRow[] }) => {
  const t = useWords(pharmacyTaskWords);
  const locale = useLocale();
  const date = (iso: string) => formatPlainDate(Temporal.PlainDate.from(iso), locale);
  const whatOf = ({ kind, about }: TaskRow): string => {
    if (kind === "vial-past-use") return `${t(`kinds.${kind}`)} · ${t("vial", { number: about ?? "" })}`;
    if (kind !== "inventory") return t(`kinds.${kind}`);
    return `${t(`kinds.${kind}`)}: ${t(about === "initial" ? "inventories.initial" : "inventories.periodic")}`;
  };
  const columns: readonly Column<TaskRow>[] = [
    { key: "what", header: t("what"), cell: whatOf },
    { key: "lot", header: t("lot"), cell: ({ lotNumber }) => lotNumber ?? "" },
    {
      key: "amount",
      header: t("amount"),
      align: "end",
      cell: ({ amount }) => (amount === null ? "" : `${inMilligrams({ ...amount, value: Math.abs(amount.value) }, locale)} mg`),
    },
    {
      key: "due",
      header: t("due"),
      cell: ({ kind, dueOn, overdue }) => {
        if (dueOn === null) return t("promptly");
        return overdue ? <Tag mark="overdue">{t(kind === "lot-expired" ? "expired" : "wasDue", { date: date(dueOn) })}</Tag> : date(dueOn);
      },
    },
  ];
  return (
    <DataTable
      caption={t("waiting")}
      columns={columns}
      rows={tasks}
      rowKey={keyOf}
      rowHref={({ lotId }) => (lotId === null ? "/app/pharmacy/inventory" : `/app/pharmacy/${lotId}`)}
      empty={<EmptyState title={t("none")} />}
    />
  );
};
