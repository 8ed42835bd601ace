import type { ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { DataRow } from "./data-row.tsx";
import styles from "./data-table.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for numbers: tabular figures that stand below each other. */
  readonly align?: "start" | "end" | undefined;
  /** "9rem", "30%". */
  readonly width?: string | undefined;
  readonly sortable?: boolean | undefined;
  /** Buttons and menus: no heading on a card, not part of the row's link. */
  readonly actions?: boolean | undefined;
}

export interface Sort {
  readonly key: string;
  readonly direction: "ascending" | "descending";
}

interface DataTableProps<Row> {
  /** Says what the rows are. */
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The first column becomes a link that covers the row. */
  readonly rowHref?: ((row: Row) => string | undefined) | undefined;
  readonly rowState?: ((row: Row) => "in-error" | "chosen" | undefined) | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  /** Shown in place of the rows: an `EmptyState`. */
  readonly empty?: ReactNode;
}

/** A table that reads as cards where it has less than 640 px; roles are spelt out, since `display` would drop them. */
export const DataTable = <Row,>({
  caption,
  captionHidden = true,
  columns,
  rows,
  rowKey,
  rowHref,
  rowState,
  sort,
  onSort,
  empty,
}: DataTableProps<Row>) => {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={styles["frame"]} data-density="dense">
      <table role="table" className={styles["table"]}>
        <caption className={captionHidden ? "visually-hidden" : styles["caption"]}>{caption}</caption>
        <thead role="rowgroup" className={styles["head"]}>
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                style={{ inlineSize: column.width }}
                className={joinClasses(column.align === "end" && styles["end"])}
                aria-sort={sort?.key === column.key ? sort.direction : undefined}
              >
                <ColumnHeader column={column} sort={sort} onSort={onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <DataRow key={rowKey(row)} row={row} columns={columns} href={rowHref?.(row)} state={rowState?.(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface ColumnHeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

const ColumnHeader = <Row,>({ column, sort, onSort }: ColumnHeaderProps<Row>) => {
  if (column.actions) return <span className="visually-hidden">{column.header}</span>;
  if (!column.sortable || !onSort) return column.header;
  const ascending = sort?.key === column.key && sort.direction === "ascending";
  return (
    <button
      type="button"
      className={styles["sort"]}
      onClick={() => onSort({ key: column.key, direction: ascending ? "descending" : "ascending" })}
    >
      {column.header}
      <span aria-hidden="true" className={styles["arrow"]}>
        {sort?.key === column.key ? (ascending ? "↑" : "↓") : ""}
      </span>
    </button>
  );
};
