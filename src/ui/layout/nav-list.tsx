import type { ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { Link } from "./link.tsx";
import { currentHref, useCurrentPath } from "./navigation.ts";
import styles from "./nav-list.module.css";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** How many things wait there; 0 is not shown. */
  readonly count?: number | undefined;
  /** A quiet heading above the first entry of a group. */
  readonly group?: string | undefined;
}

interface NavListProps {
  readonly items: readonly NavItem[];
  readonly look: "rail" | "bar" | "line";
  readonly onFollow?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** The entries of a navigation, as a rail at the side, a bar at the foot of a phone, or a line of words. */
export const NavList = ({ items, look, onFollow, children }: NavListProps) => {
  const path = useCurrentPath();
  const current = currentHref(
    items.map((item) => item.href),
    path,
  );
  return (
    <ul className={joinClasses(styles["list"], styles[look])}>
      {items.map((item, place) => (
        <li key={item.href}>
          {look === "rail" && item.group && item.group !== items[place - 1]?.group && <div className={styles["group"]}>{item.group}</div>}
          <Link href={item.href} className={styles["entry"]} aria-current={item.href === current ? "page" : undefined} onClick={onFollow}>
            {item.icon && (
              <span className={styles["icon"]} aria-hidden="true">
                {item.icon}
              </span>
            )}
            <span className={styles["label"]}>{item.label}</span>
            {item.count !== undefined && item.count > 0 && <span className={styles["count"]}>{item.count}</span>}
          </Link>
        </li>
      ))}
      {children && <li>{children}</li>}
    </ul>
  );
};
