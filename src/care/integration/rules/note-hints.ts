import { belongsElsewhere, type BelongsElsewhere } from "./data/note-belongs-elsewhere.ts";

/** What keeps a note from being apart, with the word that was found. */
export type NoteHint = { readonly kind: BelongsElsewhere; readonly word: string };

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** The word as it was written, or undefined. It begins and ends where words do; `*` leaves its end open. */
const findWord = (text: string, sought: string): string | undefined => {
  const stem = sought.replace("*", "");
  const lower = text.toLowerCase();
  for (let from = lower.indexOf(stem); from !== -1; from = lower.indexOf(stem, from + 1)) {
    let end = from + stem.length;
    if (sought.endsWith("*")) while (isLetter(lower[end])) end += 1;
    if (!isLetter(lower[from - 1]) && !isLetter(lower[end])) return text.slice(from, end);
  }
  return undefined;
};

const kinds = [
  "medication",
  "session-times",
  "modality-and-frequency",
  "test-results",
  "diagnosis",
  "plan",
  "symptoms",
  "prognosis",
  "progress",
] as const;

/** What in a psychotherapy note may belong into the chart (INTG-21). A hint for its author; it never keeps a note from being kept. */
export const noteHints = (text: string): readonly NoteHint[] =>
  kinds.flatMap((kind) => {
    const found = belongsElsewhere[kind].map((sought) => findWord(text, sought)).find((word) => word !== undefined);
    return found === undefined ? [] : [{ kind, word: found }];
  });
