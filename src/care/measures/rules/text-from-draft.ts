import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import { labelledValues } from "./answer-values.ts";
import type { InstrumentDefinition } from "./instrument-definition.ts";
import { wrongCount } from "./item-answers.ts";
import { canonicalTag, isLanguageTag } from "./language-tag.ts";
import type { AnswerLabel, InstrumentText, LoadedScoring } from "./instrument-text.ts";

export type DraftItem = {
  /** As its file calls it: "item 3". */
  readonly name: string;
  readonly text: string;
  readonly options: readonly AnswerLabel[];
  /** Codes of the subscales that the file puts it in. */
  readonly subscales: readonly string[];
};

/** A wording as its file has it, before it is held against the definition. */
export type TextDraft = {
  readonly language: string;
  readonly title: string;
  readonly notice: string;
  readonly instructions: string | null;
  readonly stem: string | null;
  readonly items: readonly DraftItem[];
  readonly extraItems: readonly (DraftItem & { readonly id: string })[];
  readonly tScores: LoadedScoring["tScores"];
};

/** The wording, or everything that is wrong with it, in words that name the item. */
export type LoadedText =
  | { readonly outcome: "text"; readonly text: InstrumentText }
  | { readonly outcome: "refused"; readonly problems: readonly string[] };

const list = (numbers: readonly number[]): string => numbers.join(", ");
const same = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((number, place) => number === other[place]);

/** Each answer of the definition once and no other, each with words (MSR-35). */
const optionProblems = ({ name, options }: DraftItem, wanted: readonly number[]): readonly string[] => {
  const given = options.map(({ value }) => value);
  const missing = wanted.filter((value) => !given.includes(value));
  const unknown = given.filter((value) => !wanted.includes(value));
  const twice = given.filter((value, place) => given.indexOf(value) !== place);
  return [
    ...(missing.length === 0 ? [] : [`${name} has no answer with the value ${list(missing)}.`]),
    ...(unknown.length === 0 ? [] : [`${name} has an answer with the value ${list(unknown)}, which the definition does not have.`]),
    ...(twice.length === 0 ? [] : [`${name} has more than one answer with the value ${list(twice)}.`]),
    ...options.filter(({ label }) => label === "").map(({ value }) => `${name} has no words for the answer ${value}.`),
  ];
};

const wordProblems = ({ name, text }: DraftItem): readonly string[] => (text === "" ? [`${name} has no words.`] : []);

const headProblems = ({ language, title, notice }: TextDraft): readonly string[] => [
  ...(isLanguageTag(language) ? [] : ["The language is not given as a tag such as en or en-US."]),
  ...(title === "" ? ["The title is missing."] : []),
  ...(notice === "" ? ["The copyright line is missing. The licence asks for it to be shown."] : []),
];

const countProblems = (definition: InstrumentDefinition, items: readonly DraftItem[]): readonly string[] => {
  const { shortName } = instrumentCatalogue[definition.id];
  if (definition.itemCounts.length === 0) return [`${shortName} cannot be loaded yet. ${definition.notScorable ?? ""}`.trim()];
  if (definition.itemCounts.includes(items.length)) return [];
  const last = items.at(-1);
  return [wrongCount(definition, items.length, last === undefined ? "found" : `found, the last of them ${last.name}`).message];
};

const extraProblems = (definition: InstrumentDefinition, extras: TextDraft["extraItems"]): readonly string[] =>
  definition.extraItems.flatMap(({ id, values }) => {
    const [found, ...more] = extras.filter((extra) => extra.id === id);
    if (found === undefined) return [`The question “${id}”, which is asked beside the items, is missing.`];
    if (more.length > 0) return [`The question “${id}” is there more than once.`];
    return [...wordProblems(found), ...optionProblems(found, values)];
  });

type ItemMap = Readonly<Record<string, readonly number[]>>;

const itemMapOf = ({ subscales }: InstrumentDefinition, items: readonly DraftItem[]): ItemMap =>
  Object.fromEntries(
    subscales.map(({ code }) => [code, items.flatMap((item, place) => (item.subscales.includes(code) ? [place + 1] : []))] as const),
  );

/** A map is whole or not there at all, and what the definition has already must be the same (MSR-37). */
const mapProblems = (definition: InstrumentDefinition, items: readonly DraftItem[], map: ItemMap): readonly string[] => {
  const known = definition.subscales.map(({ code }) => code);
  const unknown = items.flatMap(({ name, subscales }) =>
    subscales.filter((code) => !known.includes(code)).map((code) => `${name} is put in the subscale “${code}”, which there is not.`),
  );
  if (items.every(({ subscales }) => subscales.length === 0)) return [];
  const wrong = definition.subscales.flatMap(({ code, label, size, items: wanted }) => {
    const given = map[code] ?? [];
    if (given.length !== size) return [`The subscale ${label} has ${size} items; ${given.length} were given (${list(given) || "none"}).`];
    if (wanted !== null && !same(wanted, given)) return [`The subscale ${label} is items ${list(wanted)}; given were ${list(given)}.`];
    return [];
  });
  return [...unknown, ...wrong];
};

/** A T for every raw sum that can come about, and for no other (MSR-38). */
const tableProblems = (definition: InstrumentDefinition, { items, tScores }: TextDraft): readonly string[] => {
  if (tScores.length === 0) return [];
  if (definition.total.kind !== "raw-to-t") return ["A T table is given, but this questionnaire has none."];
  const raws = tScores.map(({ raw }) => raw);
  const values = items.map((_, place) => labelledValues(definition, place + 1));
  const [least, most] = [Math.min, Math.max].map((end) => values.reduce((sum, one) => sum + end(...one), 0));
  const wanted = Array.from({ length: (most ?? 0) - (least ?? 0) + 1 }, (_, place) => (least ?? 0) + place);
  const { range } = definition;
  return [
    ...wanted.filter((raw) => !raws.includes(raw)).map((raw) => `The T table has no line for the raw score ${raw}.`),
    ...raws.filter((raw) => !wanted.includes(raw)).map((raw) => `The T table has a line for the raw score ${raw}, which there is not.`),
    ...raws
      .filter((raw, place) => raws.indexOf(raw) !== place)
      .map((raw) => `The T table has more than one line for the raw score ${raw}.`),
    ...tScores
      .filter(({ t }) => range !== null && (t < range.min || t > range.max))
      .map(({ raw, t }) => `The T table gives ${t} for the raw score ${raw}, which is no T score.`),
  ];
};

const alike = (one: readonly AnswerLabel[], other: readonly AnswerLabel[]): boolean =>
  one.length === other.length && one.every(({ value, label }, place) => other[place]?.value === value && other[place].label === label);

/** Holds a wording against its definition. Nothing is guessed: what does not fit is refused whole, with all its problems. */
export const textFromDraft = (definition: InstrumentDefinition, draft: TextDraft, found: readonly string[]): LoadedText => {
  const { items, extraItems, tScores, ...head } = draft;
  const map = itemMapOf(definition, items);
  const problems = [
    ...found,
    ...headProblems(draft),
    ...countProblems(definition, items),
    ...items.flatMap((item, place) => [...wordProblems(item), ...optionProblems(item, labelledValues(definition, place + 1))]),
    ...extraProblems(definition, extraItems),
    ...mapProblems(definition, items, map),
    ...tableProblems(definition, draft),
  ];
  if (problems.length > 0) return { outcome: "refused", problems };
  const shared = items[0]?.options ?? [];
  const itemMap = Object.fromEntries(
    definition.subscales.flatMap(({ code, items: known }) => {
      const given = map[code] ?? [];
      return known === null && given.length > 0 ? [[code, given] as const] : [];
    }),
  );
  const text: InstrumentText = {
    instrument: definition.id,
    ...head,
    language: canonicalTag(head.language),
    items: items.map((item) => ({ text: item.text, options: alike(item.options, shared) ? null : item.options })),
    options: shared,
    extraItems: extraItems.map(({ id, text: words, options }) => ({ id, text: words, options })),
    scoring: Object.keys(itemMap).length === 0 && tScores.length === 0 ? null : { itemMap, tScores },
  };
  return { outcome: "text", text };
};
