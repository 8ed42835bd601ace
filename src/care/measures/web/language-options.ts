import { offeredLanguages } from "../rules/data/offered-languages.ts";
import { languageName } from "./language-name.ts";

/** The languages that a list offers: the usual ones and those that are there, by name. */
export const languageOptions = (there: readonly string[], locale: string): readonly { readonly value: string; readonly label: string }[] =>
  [...new Set<string>([...offeredLanguages, ...there])]
    .map((value) => ({ value, label: languageName(value, locale) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
