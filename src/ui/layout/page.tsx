import type { ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Link } from "./link.tsx";
import styles from "./page.module.css";

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

interface PageProps {
  readonly title: ReactNode;
  /** The browser's title and history: never a patient's name. */
  readonly documentTitle?: string | undefined;
  readonly intro?: ReactNode;
  /** The way here, without the page itself. */
  readonly breadcrumbs?: readonly Crumb[] | undefined;
  readonly actions?: ReactNode;
  /** Stands beside the title where there is room, below it where there is none: what must be seen first. */
  readonly beside?: ReactNode;
  readonly width?: "full" | "normal" | "narrow" | undefined;
  readonly children?: ReactNode;
}

export const Page = ({ title, documentTitle, intro, breadcrumbs, actions, beside, width = "normal", children }: PageProps) => {
  const t = useWords(uiWords);
  return (
    <div className={joinClasses(styles["page"], styles[width])}>
      {documentTitle && <title>{documentTitle}</title>}
      <header className={styles["head"]}>
        <div className={styles["words"]}>
          {breadcrumbs && breadcrumbs.length > 0 && (
            <nav aria-label={t("shell.breadcrumbs")}>
              <ol className={styles["crumbs"]}>
                {breadcrumbs.map((crumb) => (
                  <li key={crumb.href}>
                    <Link href={crumb.href}>{crumb.label}</Link>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <h1 className={styles["title"]} tabIndex={-1}>
            {title}
          </h1>
          {intro && <div className={styles["intro"]}>{intro}</div>}
        </div>
        {beside}
        {actions && (
          <div className={styles["actions"]} data-print="no">
            {actions}
          </div>
        )}
      </header>
      {children}
    </div>
  );
};
