import { LifeBuoy } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Link } from "./link.tsx";
import { NavList, type NavItem } from "./nav-list.tsx";
import { SkipLink } from "./skip-link.tsx";
import styles from "./patient-shell.module.css";

interface PatientShellProps {
  readonly clinicName: string;
  readonly homeHref: string;
  /** Crisis lines and the clinic's numbers: one tap away on every page, with no network too. */
  readonly help: ReactNode;
  /** At most four: the bar at the foot of a phone, a line under the header on a wide screen. */
  readonly nav?: readonly NavItem[] | undefined;
  readonly account?: ReactNode;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

export const PatientShell = ({ clinicName, homeHref, help, nav, account, notice, children }: PatientShellProps) => {
  const t = useWords(uiWords);
  const [helping, setHelping] = useState(false);
  return (
    <div className={styles["shell"]} data-bar={nav ? true : undefined}>
      <SkipLink />
      <header className={styles["top"]} data-print="no">
        <div className={styles["inner"]}>
          <Link href={homeHref} className={styles["clinic"]}>
            {clinicName}
          </Link>
          {account}
          <Button icon={<LifeBuoy />} aria-haspopup="dialog" onClick={() => setHelping(true)} className={styles["help"]}>
            {t("shell.helpNow")}
          </Button>
        </div>
      </header>
      {notice}
      <div className={styles["column"]}>
        {nav && (
          <nav aria-label={t("shell.main")} className={styles["line"]}>
            <NavList items={nav} look="line" />
          </nav>
        )}
        <main id="main" tabIndex={-1} className={styles["main"]}>
          {children}
        </main>
      </div>
      {nav && (
        <nav aria-label={t("shell.main")} className={styles["bar"]}>
          <NavList items={nav} look="bar" />
        </nav>
      )}
      <Dialog open={helping} onClose={() => setHelping(false)} closeOnOutside title={t("shell.helpNow")}>
        {help}
      </Dialog>
    </div>
  );
};
