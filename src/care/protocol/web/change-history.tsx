import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { ChangeView } from "../contract.ts";
import { protocolWords } from "./protocol-words.ts";
import { valueWords } from "./value-words.ts";

type Props = { readonly changes: readonly ChangeView[]; readonly labelOf: (key: string) => string; readonly timeZone: string };

/** Every change that was ever signed, newest first, with what became of it. */
export const ChangeHistory = ({ changes, labelOf, timeZone }: Props) => {
  const t = useWords(protocolWords);
  const locale = useLocale();
  const outcomeOf = ({ outcome, protocolVersion, answeredBy, note }: ChangeView): string => {
    const version = protocolVersion ?? "";
    if (outcome === "in-force" && answeredBy !== null) return t("history.confirmed", { version, name: answeredBy });
    return t(`history.${outcome}`, { version, name: answeredBy ?? "", note });
  };
  const columns: readonly Column<ChangeView>[] = [
    {
      key: "what",
      header: t("history.what"),
      cell: ({ key, previous, value, shipped, unit }) => {
        const words = { from: valueWords(previous, unit, locale, t("none")), to: valueWords(value ?? shipped, unit, locale, t("none")) };
        return t("waiting.line", { label: labelOf(key), ...words });
      },
    },
    { key: "when", header: t("history.when"), cell: ({ signedAt }) => formatDateTime(signedAt, timeZone, locale) },
    { key: "who", header: t("history.who"), cell: ({ signedBy }) => signedBy.name },
    { key: "why", header: t("history.why"), cell: ({ reason }) => reason },
    { key: "outcome", header: t("history.outcome"), cell: outcomeOf },
  ];
  const empty = <EmptyState title={t("history.none")} />;
  return <DataTable caption={t("history.title")} columns={columns} rows={changes} rowKey={(change) => change.changeId} empty={empty} />;
};
