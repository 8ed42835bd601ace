import { createContext, useContext, useState } from "react";

/** The open dialog: menus and tooltips go inside it, since everything outside is inert. */
export const FloatRoot = createContext<HTMLElement | null>(null);

/** Without a dialog they go into `<main>`, so that they belong to a landmark; it is looked up as they open. */
export const useFloatRoot = (): readonly [root: HTMLElement | null, find: (open: boolean) => void] => {
  const dialog = useContext(FloatRoot);
  const [main, setMain] = useState<HTMLElement | null>(null);
  return [dialog ?? main, (open) => open && setMain(document.getElementById("main"))];
};
