import { createContext, useContext } from "react";

interface Route {
  /** Follows an address inside the application; without it links load the page. */
  readonly navigate: ((href: string) => void) | undefined;
  readonly currentPath: string;
}

/** Provided once by the application from its router: `<Navigation value={{ navigate, currentPath }}>`. */
export const Navigation = createContext<Route>({ navigate: undefined, currentPath: "" });

const pathOf = (href: string) => href.split(/[?#]/)[0] ?? href;

const isUnder = (path: string, href: string) => href !== "/" && path.startsWith(`${pathOf(href)}/`);

/**
 * The entry of a navigation that the open page belongs to: the one with the longest address above it. An entry that holds other
 * entries (a face's first page) is current only on itself.
 */
export const currentHref = (hrefs: readonly string[], currentPath: string): string | undefined =>
  hrefs
    .filter((href) => currentPath === pathOf(href) || (isUnder(currentPath, href) && !hrefs.some((other) => isUnder(other, href))))
    .toSorted((one, other) => other.length - one.length)[0];

export const useCurrentPath = (): string => useContext(Navigation).currentPath;
