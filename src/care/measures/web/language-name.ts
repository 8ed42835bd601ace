/** A language in the reader's own words ("Spanish (Mexico)"); the tag itself where the browser has none. */
export const languageName = (tag: string, locale: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
