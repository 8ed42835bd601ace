import { ingredientsWithoutClass, wordsBesideMedicines } from "./data/words-beside-medicines.ts";
import { ingredientsNamed, longestName, plainWords } from "./medicine-index.ts";

export type MedicineMatch = {
  /** Every ingredient that a known name in the text stands for. */
  readonly ingredients: readonly string[];
  /** Words that may name another medicine and that nobody knows here; the whole text when nothing was known. */
  readonly unread: readonly string[];
};

type Found = {
  readonly ingredients: readonly string[];
  readonly unread: readonly string[];
  /** Those that stand before the first known name: "Foobarol for opioid constipation". */
  readonly unreadBefore: readonly string[];
};

/** Shorter words ("mg", "am", "er") name nothing that is on the list by itself. */
const shortestUnread = 4;

const isUnread = (word: string): boolean =>
  word.length >= shortestUnread && /^[a-z]/.test(word) && !wordsBesideMedicines.has(word) && !ingredientsWithoutClass.has(word);

/** Reads from left to right, the longest known name first. */
const readWords = (words: readonly string[]): Found => {
  const ingredients: string[] = [];
  const unread: string[] = [];
  const unreadBefore: string[] = [];
  for (let place = 0; place < words.length;) {
    let length = Math.min(longestName, words.length - place);
    while (length > 0 && ingredientsNamed(words.slice(place, place + length)) === undefined) length -= 1;
    const word = words[place] ?? "";
    if (length === 0 && isUnread(word)) {
      unread.push(word);
      if (ingredients.length === 0) unreadBefore.push(word);
    }
    ingredients.push(...(ingredientsNamed(words.slice(place, place + length)) ?? []));
    place += Math.max(length, 1);
  }
  return { ingredients, unread, unreadBefore };
};

/** Where one text may name several medicines: "A and B", "A/B", "A + B". */
const between = /[,;+&/\n]|\band\b|\bwith\b|\bplus\b/i;

/**
 * Finds medicines in what somebody typed, among doses and times, whole names only (MED-2). What stands in a part of its own, or before
 * the first known name of its part, and is not known stays unread; words behind a known name ("for my nerves") do not count.
 */
export const matchMedicine = (text: string): MedicineMatch => {
  const whole = readWords(plainWords(text));
  const ingredients = [...new Set(whole.ingredients)];
  if (ingredients.length === 0) return { ingredients, unread: whole.unread };
  // A name may hold such a sign itself ("Advil Cold and Sinus"): what the whole text knows, its parts do not ask for again.
  const known = whole.unread;
  const parts = text.split(between).map((part) => readWords(plainWords(part)));
  const unread = parts
    .flatMap((part) => (part.ingredients.length === 0 ? part.unread : part.unreadBefore))
    .filter((word) => known.includes(word));
  return { ingredients, unread: [...new Set(unread)] };
};
