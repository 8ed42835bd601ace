import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Link } from "./link.tsx";
import { NavList, type NavItem } from "./nav-list.tsx";
import { useCurrentPath } from "./navigation.ts";
import { SkipLink } from "./skip-link.tsx";
import styles from "./public-shell.module.css";

interface PublicShellProps {
  readonly clinicName: string;
  readonly homeHref: string;
  readonly nav: readonly NavItem[];
  /** "Ask for a consultation": always within reach. */
  readonly ask?: { readonly href: string; readonly label: string } | undefined;
  /** Crisis lines, address, legal links. */
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

export const PublicShell = ({ clinicName, homeHref, nav, ask, footer, children }: PublicShellProps) => {
  const t = useWords(uiWords);
  const path = useCurrentPath(); // A new page folds the menu again.
  return (
    <div className={styles["shell"]} data-ask={ask ? true : undefined}>
      <SkipLink />
      <header className={styles["top"]} data-print="no">
        <div className={styles["inner"]}>
          <Link href={homeHref} className={styles["clinic"]}>
            {clinicName}
          </Link>
          <nav aria-label={t("shell.main")} className={styles["line"]}>
            <NavList items={nav} look="line" />
          </nav>
          {ask && (
            <div className={styles["reach"]}>
              <Link href={ask.href} className={styles["ask"]}>
                {ask.label}
              </Link>
            </div>
          )}
          <details key={path} className={styles["fold"]}>
            <summary className={styles["summary"]} aria-label={t("shell.menu")}>
              <Menu aria-hidden="true" />
            </summary>
            <nav aria-label={t("shell.menu")} className={styles["sheet"]}>
              <NavList items={nav} look="rail" />
            </nav>
          </details>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles["main"]}>
        {children}
      </main>
      <footer className={styles["foot"]}>
        <div className={styles["inner"]}>{footer}</div>
      </footer>
    </div>
  );
};
