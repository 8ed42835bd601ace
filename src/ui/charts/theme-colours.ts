import type { Colour } from "../theme/tokens.ts";

/** The value of a token where an element stands, for canvases, which know no custom properties. */
export const colourOf = (element: Element, name: Colour): string => getComputedStyle(element).getPropertyValue(`--${name}`).trim();

/** Calls back when the system or the person changes the theme. */
export const onThemeChange = (listener: () => void): (() => void) => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  dark.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", listener);
  };
};
