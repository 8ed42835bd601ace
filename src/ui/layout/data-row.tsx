import { joinClasses } from "../theme/join-classes.ts";
import type { Column } from "./data-table.tsx";
import { Link } from "./link.tsx";
import styles from "./data-table.module.css";

interface DataRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly href: string | undefined;
  readonly state: "in-error" | "chosen" | undefined;
}

export const DataRow = <Row,>({ row, columns, href, state }: DataRowProps<Row>) => (
  <tr role="row" className={styles["row"]} data-state={state} data-link={href ? true : undefined}>
    {columns.map((column, place) => {
      const content = column.cell(row);
      const classes = joinClasses(column.align === "end" && styles["end"], column.actions && styles["actions"]);
      if (place === 0) {
        return (
          <th key={column.key} role="rowheader" scope="row" className={joinClasses(styles["first"], classes)}>
            {href ? (
              <Link href={href} className={styles["link"]}>
                {content}
              </Link>
            ) : (
              content
            )}
          </th>
        );
      }
      return (
        <td key={column.key} role="cell" className={classes}>
          {!column.actions && (
            <span className={styles["name"]} aria-hidden="true">
              {column.header}
            </span>
          )}
          <span className={styles["content"]}>{content}</span>
        </td>
      );
    })}
  </tr>
);
