import { canonicalTag, isSameLanguage } from "./language-tag.ts";

/** Why it is this language: the person's own, the clinic's, or the only one that is there. */
export const languageReasons = ["own", "clinic", "only"] as const;
type LanguageReason = (typeof languageReasons)[number];

export type LanguageFor = { readonly language: string; readonly why: LanguageReason };

/** The same tag, else the language without a region, else the first of the same language. */
const nearest = (there: readonly string[], wanted: string): string | undefined =>
  there.find((one) => canonicalTag(one) === canonicalTag(wanted)) ??
  there.filter((one) => isSameLanguage(one, wanted)).toSorted((one, other) => one.split("-").length - other.split("-").length)[0];

/**
 * In which of the languages that are there somebody is asked (MSR-42): their own, else the clinic's, else what there is. Tags are BCP 47;
 * `wanted` is `null` where nobody knows. @returns `null` where there is no wording at all
 */
export const languageFor = (there: readonly string[], wanted: string | null, clinic: string): LanguageFor | null => {
  const own = wanted === null ? undefined : nearest(there, wanted);
  if (own !== undefined) return { language: own, why: "own" };
  const ofClinic = nearest(there, clinic);
  if (ofClinic !== undefined) return { language: ofClinic, why: "clinic" };
  const [first] = there;
  return first === undefined ? null : { language: first, why: "only" };
};
