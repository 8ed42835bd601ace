import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { formatDate, formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DurationView } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";
import styles from "./follow-up.module.css";

type DoseDurationsProps = { readonly durations: readonly DurationView[]; readonly drop: number; readonly timeZone: string };

const useColumns = (timeZone: string): readonly Column<DurationView>[] => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const dateOf = (at: Temporal.Instant): string => formatDate(at, timeZone, locale);
  const resultOf = (one: DurationView): string => {
    switch (one.kind) {
      case "lost":
        return t(one.confirmed ? "benefit.lost" : "benefit.unconfirmed", { date: dateOf(one.lostAt), held: dateOf(one.heldAt) });
      case "held":
        return t(one.why === "next-dose" ? "benefit.held-next" : "benefit.held", { held: dateOf(one.heldAt) });
      case "no-response":
        return t("benefit.noResponse", { count: one.readings });
      case "not-assessed":
        return t("benefit.not-assessed", { reason: t(`benefit.reason.${one.reason}`) });
    }
  };
  const daysOf = (one: DurationView): string => {
    if (one.kind !== "lost" && one.kind !== "held") return "";
    const days = formatNumber(one.days, locale, { maximumFractionDigits: 0 });
    return one.kind === "held" ? t("benefit.atLeast", { days }) : days;
  };
  return [
    { key: "dose", header: t("benefit.dose"), cell: ({ doseAt }) => dateOf(doseAt) },
    { key: "days", header: t("benefit.days"), align: "end", cell: daysOf },
    { key: "result", header: t("benefit.result"), cell: resultOf },
  ];
};

/** One row a dose: how long its benefit lasted, as far as the readings show, the newest first. */
export const DoseDurations = ({ durations, drop, timeZone }: DoseDurationsProps) => {
  const t = useWords(followUpWords);
  return (
    <Panel title={t("benefit.title")} flush>
      <DataTable
        caption={t("benefit.caption")}
        columns={useColumns(timeZone)}
        rows={durations.toReversed()}
        rowKey={(one) => one.doseAt.toString()}
        empty={<EmptyState title={t("benefit.none")} />}
      />
      {durations.length > 0 && <p className={styles["foot"]}>{t("benefit.source", { drop })}</p>}
    </Panel>
  );
};
