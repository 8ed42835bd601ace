import { useRead } from "#platform/http/browser/use-read.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract, type AdverseEventCount } from "../contract.ts";
import { grades, termOf, type AdverseEventCode, type Grade } from "../rules/data/adverse-event-terms.ts";
import { adverseEventWords } from "./adverse-event-words.ts";

type TermCounts = {
  readonly term: AdverseEventCode;
  readonly of: (grade: Grade | null) => number;
  readonly total: number;
  readonly serious: number;
};

const sum = (counts: readonly AdverseEventCount[], key: "count" | "serious"): number => counts.reduce((all, one) => all + one[key], 0);

/** The clinic's adverse events, a line a term, a column a grade; the most frequent on top. */
const byTerm = (counts: readonly AdverseEventCount[]): readonly TermCounts[] =>
  [...Map.groupBy(counts, ({ term }) => term)]
    .map(([term, some]): TermCounts => {
      const of = (grade: Grade | null) =>
        sum(
          some.filter((one) => one.grade === grade),
          "count",
        );
      return { term, of, total: sum(some, "count"), serious: sum(some, "serious") };
    })
    .toSorted((one, other) => other.total - one.total);

export const CountsTable = () => {
  const t = useWords(adverseEventWords);
  const { data, isPending, isError, refetch } = useRead(adverseEventsContract.readAdverseEventCounts, {
    params: {},
    follows: { kinds: ["adverse-events"] },
  });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("counts.failed")} onRetry={() => void refetch()} />;
  return (
    <DataTable<TermCounts>
      caption={t("counts.title")}
      rows={byTerm(data.counts)}
      rowKey={({ term }) => term}
      empty={<EmptyState title={t("counts.none")} />}
      columns={[
        { key: "term", header: t("counts.term"), cell: ({ term }) => termOf(term).label },
        ...grades.map((grade) => ({
          key: `grade-${grade}`,
          header: t("grade", { grade }),
          align: "end" as const,
          cell: ({ of }: TermCounts) => of(grade),
        })),
        { key: "ungraded", header: t("counts.ungraded"), align: "end", cell: ({ of }) => of(null) },
        { key: "total", header: t("counts.total"), align: "end", cell: ({ total }) => total },
        { key: "serious", header: t("counts.serious"), align: "end", cell: ({ serious }) => serious },
      ]}
    />
  );
};
