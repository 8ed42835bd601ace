import type { ReactNode } from "react";

import { joinClasses } from "#ui/theme/join-classes.ts";

import styles from "./entry-card.module.css";

type EntryCardProps = {
  readonly clinicName?: string | undefined;
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
  /** Other ways on, below a line. */
  readonly foot?: ReactNode;
  readonly wide?: boolean;
  /** In a dialog the page around it has its own landmarks. */
  readonly inDialog?: boolean;
};

/** The one quiet column in which people come in. */
export const EntryCard = ({ clinicName, title, intro, children, foot, wide = false, inDialog = false }: EntryCardProps) => {
  const Frame = inDialog ? "div" : "main";
  return (
    <Frame className={styles["page"]}>
      {!inDialog && <title>{title}</title>}
      <div className={joinClasses(styles["card"], wide && styles["wide"])}>
        <header>
          {clinicName !== undefined && <p className={styles["clinic"]}>{clinicName}</p>}
          <h1 className={styles["title"]}>{title}</h1>
          {intro !== undefined && <p className={styles["intro"]}>{intro}</p>}
        </header>
        <div className={styles["body"]}>{children}</div>
        {foot !== undefined && <footer className={styles["foot"]}>{foot}</footer>}
      </div>
    </Frame>
  );
};
