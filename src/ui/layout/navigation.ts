import { createContext, useContext } from "react";

interface Route {
  /** Follows an address inside the application; without it links load the page. */
  readonly navigate: ((href: string) => void) | undefined;
  readonly currentPath: string;
}

/** Provided once by the application from its router: `<Navigation value={{ navigate, currentPath }}>`. */
export const Navigation = createContext<Route>({ navigate: undefined, currentPath: "" });

const pathOf = (href: string) => href.split(/[?#]/)[0] ?? href;

/** The entry of a navigation that the open page belongs to: the one with the longest address above it. */
export const currentHref = (hrefs: readonly string[], currentPath: string): string | undefined =>
  hrefs
    .filter((href) => currentPath === pathOf(href) || (href !== "/" && currentPath.startsWith(`${pathOf(href)}/`)))
    .toSorted((one, other) => other.length - one.length)[0];

export const useCurrentPath = (): string => useContext(Navigation).currentPath;
