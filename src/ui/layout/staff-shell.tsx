import { Ellipsis } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Dialog } from "../controls/dialog.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Link } from "./link.tsx";
import { NavList, type NavItem } from "./nav-list.tsx";
import { SkipLink } from "./skip-link.tsx";
import styles from "./staff-shell.module.css";

interface StaffShellProps {
  readonly clinicName: string;
  readonly homeHref: string;
  /** The first four stand in the bar of a phone, the rest behind "More". */
  readonly nav: readonly NavItem[];
  /** A `FindButton`. */
  readonly search?: ReactNode;
  /** A `ConnectionStatus`. */
  readonly status?: ReactNode;
  /** A `Menu` for the person who is signed in. */
  readonly person?: ReactNode;
  /** A bar under the top bar, such as what is not sent yet. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

export const StaffShell = ({ clinicName, homeHref, nav, search, status, person, notice, children }: StaffShellProps) => {
  return (
    <div className={styles["shell"]}>
      <SkipLink />
      <header className={styles["top"]} data-print="no">
        <Link href={homeHref} className={styles["clinic"]}>
          {clinicName}
        </Link>
        <div className={styles["search"]}>{search}</div>
        <div className={styles["end"]}>
          {status}
          {person}
        </div>
      </header>
      {notice && <Notices>{notice}</Notices>}
      <div className={styles["body"]}>
        <StaffNav nav={nav} />
        <main id="main" tabIndex={-1} className={styles["main"]}>
          {children}
        </main>
      </div>
    </div>
  );
};

/** Below the top bar, of whatever height: the page is told it, so that nothing pinned there is covered. */
const Notices = ({ children }: { readonly children: ReactNode }) => {
  const t = useWords(uiWords);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const tell = (): void => element.parentElement?.style.setProperty("--notices", `${element.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <aside ref={frame} aria-label={t("shell.notices")} className={styles["notice"]}>
      {children}
    </aside>
  );
};

const StaffNav = ({ nav }: { readonly nav: readonly NavItem[] }) => {
  const t = useWords(uiWords);
  const [open, setOpen] = useState(false);
  const fits = nav.length <= 5;
  const close = () => setOpen(false);
  return (
    <nav aria-label={t("shell.main")} className={styles["nav"]}>
      <div className={styles["rail"]}>
        <NavList items={nav} look="rail" />
      </div>
      <div className={styles["bar"]}>
        <NavList items={fits ? nav : nav.slice(0, 4)} look="bar">
          {!fits && (
            <button type="button" className={styles["more"]} aria-haspopup="dialog" onClick={() => setOpen(true)}>
              <Ellipsis aria-hidden="true" />
              {t("shell.more")}
            </button>
          )}
        </NavList>
      </div>
      <Dialog open={open} onClose={close} closeOnOutside title={t("shell.menu")}>
        <NavList items={nav} look="rail" onFollow={close} />
      </Dialog>
    </nav>
  );
};
