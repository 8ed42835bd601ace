import { useEffect, useState, type ReactNode } from "react";
import { SelectField } from "../controls/select-field.tsx";
import { Toasts } from "../controls/toasts.tsx";
import { Navigation } from "../layout/navigation.ts";
import { NavList } from "../layout/nav-list.tsx";
import { SkipLink } from "../layout/skip-link.tsx";
import { chooseTheme, themeChoices, useThemeChoice } from "../theme/theme-choice.ts";
import { ChartsPage } from "./charts-page.tsx";
import { ControlsPage } from "./controls-page.tsx";
import { LayoutPage } from "./layout-page.tsx";
import { PatientPage } from "./patient-page.tsx";
import { PublicPage } from "./public-page.tsx";
import { RoomPage } from "./room-page.tsx";
import { StaffPage } from "./staff-page.tsx";
import { StatesPage } from "./states-page.tsx";
import { ThemePage } from "./theme-page.tsx";
import styles from "./gallery.module.css";

const pages = {
  "/theme": { label: "Theme", show: ThemePage },
  "/controls": { label: "Controls", show: ControlsPage },
  "/layout": { label: "Layout", show: LayoutPage },
  "/states": { label: "States", show: StatesPage },
  "/charts": { label: "Charts", show: ChartsPage },
} as const;

/** Shells fill the window, so each has the page to itself. */
const shells = { "/staff": StaffPage, "/patient": PatientPage, "/public": PublicPage, "/room": RoomPage } as const;
const shellNames = { "/staff": "Staff shell", "/patient": "Patient shell", "/public": "Public shell", "/room": "A room" } as const;

const hashPath = () => location.hash.slice(1) || "/theme";
const navigate = (href: string) => {
  location.hash = href;
};

/** The living style guide: every component in its states. */
export const Gallery = () => {
  const [path, setPath] = useState(hashPath);
  useEffect(() => {
    const follow = () => setPath(hashPath());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const Shell = Object.entries(shells).find(([key]) => path.startsWith(key))?.[1];
  const Shown = Object.entries(pages).find(([key]) => path === key)?.[1].show ?? ThemePage;
  return (
    <Navigation value={{ navigate, currentPath: path }}>
      <Toasts>
        {Shell ? (
          <Shell />
        ) : (
          <GalleryFrame>
            <Shown />
          </GalleryFrame>
        )}
      </Toasts>
    </Navigation>
  );
};

const GalleryFrame = ({ children }: { readonly children: ReactNode }) => {
  const theme = useThemeChoice();
  const links = [
    ...Object.entries(pages).map(([href, { label }]) => ({ href, label })),
    ...Object.entries(shellNames).map(([href, label]) => ({ href, label })),
  ];
  return (
    <>
      <SkipLink />
      <header className={styles["top"]}>
        <strong className={styles["name"]}>Kapstone style guide</strong>
        <nav aria-label="Style guide">
          <NavList items={links} look="line" />
        </nav>
        <div className={styles["theme"]}>
          <SelectField
            label="Theme"
            labelHidden
            value={theme}
            onChange={chooseTheme}
            options={themeChoices.map((value) => ({ value, label: value }))}
          />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles["main"]}>
        {children}
      </main>
    </>
  );
};
