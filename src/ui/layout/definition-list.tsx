import { Fragment, type ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./definition-list.module.css";

export interface Definition {
  readonly term: ReactNode;
  /** Never "N/A": say what is not known and who can find out. */
  readonly value: ReactNode;
}

interface DefinitionListProps {
  readonly items: readonly Definition[];
  readonly layout?: "beside" | "above" | undefined;
}

export const DefinitionList = ({ items, layout = "beside" }: DefinitionListProps) => (
  <div className={styles["frame"]}>
    <dl className={joinClasses(styles["list"], styles[layout])}>
      {items.map((item, place) => (
        <Fragment key={place}>
          {layout === "above" ? (
            <div className={styles["pair"]}>
              <dt className={styles["term"]}>{item.term}</dt>
              <dd>{item.value}</dd>
            </div>
          ) : (
            <>
              <dt className={styles["term"]}>{item.term}</dt>
              <dd className={styles["value"]}>{item.value}</dd>
            </>
          )}
        </Fragment>
      ))}
    </dl>
  </div>
);
