import { knownKeys } from "./medicine-index.ts";

const atLeast = 5;
const allowedFor = (word: string): number => (word.length >= 8 ? 2 : 1);
const offered = 3;

/** Letters to change, add, leave out or swap with the next to make one word of the other. */
const distance = (one: string, other: string): number => {
  let twoBack: readonly number[] = [];
  let oneBack: readonly number[] = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const changed = Math.min((here[column - 1] ?? 0) + 1, (oneBack[column] ?? 0) + 1, (oneBack[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      here.push(swapped ? Math.min(changed, (twoBack[column - 2] ?? 0) + 1) : changed);
    }
    [twoBack, oneBack] = [oneBack, here];
  }
  return oneBack[other.length] ?? one.length;
};

/** Known ingredients whose names are nearly what was typed: a question to ask the patient, never an answer (MED-4). */
export const nearNames = (words: readonly string[]): readonly string[] => {
  const near = words
    .filter((word) => word.length >= atLeast)
    .flatMap((word) =>
      knownKeys
        .filter(([key]) => key.length >= atLeast && Math.abs(key.length - word.length) <= allowedFor(word))
        .map(([key, ingredients]) => ({ ingredients, apart: distance(word, key) }))
        .filter(({ apart }) => apart <= allowedFor(word)),
    )
    .toSorted((one, other) => one.apart - other.apart);
  return [...new Set(near.flatMap(({ ingredients }) => ingredients))].slice(0, offered);
};
