import { useId, type ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./panel.module.css";

interface PanelProps {
  readonly title: ReactNode;
  /** One quiet line beside the title: a count, an age, whose it is. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Lets tables and charts reach the edges. */
  readonly flush?: boolean | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly children: ReactNode;
}

export const Panel = ({ title, note, actions, flush, level = 2, children }: PanelProps) => {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={styles["panel"]} aria-labelledby={id}>
      <header className={styles["head"]}>
        <Heading id={id} className={styles["title"]}>
          {title}
        </Heading>
        {note && <div className={styles["note"]}>{note}</div>}
        {actions && (
          <div className={styles["actions"]} data-print="no">
            {actions}
          </div>
        )}
      </header>
      <div className={joinClasses(styles["body"], flush && styles["flush"])}>{children}</div>
    </section>
  );
};
