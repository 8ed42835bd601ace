const caseOf = (part: string, place: number): string => {
  const low = part.toLowerCase();
  if (place === 0) return low;
  if (/^[a-z]{4}$/u.test(low)) return `${low.charAt(0).toUpperCase()}${low.slice(1)}`;
  return /^[a-z]{2}$/u.test(low) ? low.toUpperCase() : low;
};

/** Whether this is written like a BCP 47 tag: a language, perhaps with script and region. */
export const isLanguageTag = (tag: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(tag);

/** A tag as it is usually written, so that two spellings of one language are equal: `EN-us` is `en-US`. */
export const canonicalTag = (tag: string): string => tag.split("-").map(caseOf).join("-");

const parts = (tag: string): { readonly language: string; readonly script: string | undefined } => {
  const [language = "", ...rest] = canonicalTag(tag).split("-");
  return { language, script: rest.find((part) => /^[A-Z][a-z]{3}$/u.test(part)) };
};

/** Whether who reads one of them reads the other: the same language, whatever the region, and not in another script. */
export const isSameLanguage = (one: string, other: string): boolean => {
  const [a, b] = [parts(one), parts(other)];
  return a.language === b.language && (a.script === undefined || b.script === undefined || a.script === b.script);
};
