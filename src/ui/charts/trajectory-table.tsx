import { DataTable, type Column } from "../layout/data-table.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import type { DoseMark, ScoreSeries } from "./trajectory.ts";
import styles from "./trajectory-chart.module.css";

interface TrajectoryTableProps {
  readonly label: string;
  readonly series: readonly ScoreSeries[];
  readonly doses: readonly DoseMark[];
  readonly dateOf: (at: Temporal.Instant) => string;
}

interface Row {
  readonly at: Temporal.Instant;
  readonly what: string;
  readonly value: string;
}

/** The same as the picture, in the order of time. */
export const TrajectoryTable = ({ label, series, doses, dateOf }: TrajectoryTableProps) => {
  const t = useWords(uiWords);
  const rows: readonly Row[] = [
    ...series.flatMap(({ name, unit, points }) =>
      points.map(({ at, value, note }) => ({ at, what: name, value: [`${value} ${unit}`, note].filter(Boolean).join(", ") })),
    ),
    ...doses.map(({ at, label: dose }) => ({ at, what: t("chart.dose"), value: dose })),
  ].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const columns: readonly Column<Row>[] = [
    { key: "date", header: t("chart.date"), cell: (row) => dateOf(row.at) },
    { key: "what", header: t("chart.what"), cell: (row) => row.what },
    { key: "value", header: t("chart.value"), cell: (row) => row.value },
  ];
  return (
    <details className={styles["table"]}>
      <summary className={styles["summary"]}>{t("chart.table")}</summary>
      <DataTable caption={label} columns={columns} rows={rows} rowKey={(row) => `${row.at.toString()} ${row.what} ${row.value}`} />
    </details>
  );
};
