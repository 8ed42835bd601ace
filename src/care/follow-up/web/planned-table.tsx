import { useState } from "react";

import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import { Button } from "#ui/controls/button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { FollowUpView, PlannedView } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";

/** So many lines are shown before "show all". */
const near = 6;

/** What was asked and the next ones; without what was cancelled unanswered. */
const nearest = (planned: readonly PlannedView[]): readonly PlannedView[] => {
  const over = planned.filter(({ state }) => state !== "planned");
  const next = planned.filter(({ state }) => state === "planned");
  return [...over.slice(-(near - 2)), ...next.slice(0, Math.max(2, near - over.length))];
};

const useNotice = (timeZone: string) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  return ({ asked, reminded, state }: PlannedView): string => {
    if (asked === null) return state === "planned" ? t("plan.notYet") : "";
    if (!asked.hadAddress) return t("plan.noAddress");
    const parts = [t("plan.sent", { date: formatDate(asked.at, timeZone, locale) })];
    if (reminded !== null) parts.push(t("plan.reminded", { date: formatDate(reminded.at, timeZone, locale) }));
    return parts.join(", ");
  };
};

type PlannedTableProps = { readonly followUp: FollowUpView; readonly timeZone: string };

/** The schedule: what is planned, due, overdue, answered, and whether its message went. */
export const PlannedTable = ({ followUp, timeZone }: PlannedTableProps) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const notice = useNotice(timeZone);
  const standing = followUp.planned
    .filter(({ state }) => state !== "cancelled")
    .toSorted((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt));
  const shown = all ? standing : nearest(standing);
  const stateOf = ({ state, answerBy, answer }: PlannedView) => {
    const until = formatDate(answerBy, timeZone, locale);
    const words = t(`plan.states.${state}`, { until, date: answer === null ? "" : formatDate(answer.at, timeZone, locale) });
    if (state === "overdue") return <Tag mark="overdue">{words}</Tag>;
    if (answer === null) return words;
    return `${words} · ${answer.total === null ? t("plan.unscored") : t("plan.total", { total: answer.total })}`;
  };
  return (
    <>
      <DataTable<PlannedView>
        caption={t("plan.caption")}
        rows={shown}
        rowKey={(planned) => planned.requestId}
        columns={[
          { key: "when", header: t("plan.when"), cell: (planned) => formatDate(planned.dueAt, timeZone, locale) },
          { key: "what", header: t("plan.what"), cell: (planned) => instrumentCatalogue[planned.instrument].shortName },
          { key: "state", header: t("plan.state"), cell: stateOf },
          { key: "message", header: t("plan.message"), cell: notice },
        ]}
      />
      {standing.length > shown.length || all ? (
        <Button kind="quiet" onClick={() => setAll(!all)}>
          {all ? t("plan.showLess") : t("plan.showAll", { count: standing.length })}
        </Button>
      ) : null}
    </>
  );
};
