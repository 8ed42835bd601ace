import type { InstrumentDefinition } from "./instrument-definition.ts";
import type { AnswerLabel } from "./instrument-text.ts";
import { parseCsv, type CsvLine } from "./parse-csv.ts";
import { textFromDraft, type DraftItem, type LoadedText, type TextDraft } from "./text-from-draft.ts";

/** The columns of a wording as CSV. `subscale` may be left out. */
export const csvColumns = ["item", "text", "value", "label", "subscale"] as const;
/** Rows that say something of the whole form, by what stands in `item`. */
export const csvHeadRows = ["language", "title", "notice", "instructions", "stem"] as const;
/** Rows whose answers all items share that have none of their own. */
export const csvSharedRow = "options";

type Row = Readonly<Record<(typeof csvColumns)[number], string>> & { readonly at: number };
type Rows = { readonly rows: readonly Row[]; readonly problems: readonly string[] };

const number = (written: string): number | null => (/^-?\d+(\.\d+)?$/u.test(written) ? Number(written) : null);

const rowsIn = (lines: readonly CsvLine[]): Rows => {
  const [header, ...body] = lines;
  const wanted: readonly string[] = csvColumns;
  const names = header?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const isHeader =
    names.length <= wanted.length && names.length >= wanted.length - 1 && names.every((name, place) => name === wanted[place]);
  if (!isHeader) return { rows: [], problems: [`The first line must be ${wanted.join(",")}; subscale may be left out.`] };
  return {
    rows: body.map(({ at, cells }) => {
      const [item = "", text = "", value = "", label = "", subscale = ""] = cells.map((one) => one.trim());
      return { at, item, text, value, label, subscale };
    }),
    problems: body.flatMap(({ at, cells }) =>
      cells.length > names.length ? [`Line ${at} has ${cells.length} cells; the first line has ${names.length}.`] : [],
    ),
  };
};

const isHead = (item: string): boolean => csvHeadRows.some((name) => name === item);

const optionsIn = (rows: readonly Row[]): readonly AnswerLabel[] =>
  rows.flatMap(({ value, label }) => {
    const read = number(value);
    return read === null ? [] : [{ value: read, label }];
  });

const valueProblems = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ at, item, value, label }) => {
    const called = `Line ${at} (${item === "" ? "no item" : `item ${item}`})`;
    if (value === "" && label !== "") return [`${called}: the answer “${label}” has no value.`];
    return value !== "" && number(value) === null ? [`${called}: “${value}” is not a number.`] : [];
  });

const said = (name: string, rows: readonly Row[]): { readonly words: string; readonly problems: readonly string[] } => {
  const texts = rows.map(({ text }) => text).filter((text) => text !== "");
  return { words: texts[0] ?? "", problems: texts.length > 1 ? [`${name} has words in more than one line.`] : [] };
};

const itemFrom = (
  name: string,
  rows: readonly Row[],
  shared: readonly AnswerLabel[],
): { readonly draft: DraftItem; readonly problems: readonly string[] } => {
  const { words, problems } = said(name, rows);
  const own = optionsIn(rows);
  const subscales = [...new Set(rows.map(({ subscale }) => subscale).filter((code) => code !== ""))];
  return { draft: { name, text: words, options: own.length === 0 ? shared : own, subscales }, problems };
};

/** Names that are no item, no head row and no question beside the items; items that are left out or out of order. */
const nameProblems = ({ extraItems }: InstrumentDefinition, rows: readonly Row[], numbers: readonly string[]): readonly string[] => [
  ...rows.flatMap(({ at, item }) =>
    isHead(item) || item === csvSharedRow || numbers.includes(item) || extraItems.some(({ id }) => id === item)
      ? []
      : [`Line ${at}: “${item}” is not the number of an item, and no other row that is known.`],
  ),
  ...numbers.flatMap((item, place) => (item === String(place + 1) ? [] : [`Item ${item} stands where item ${place + 1} should.`])),
];

const draftFrom = (
  definition: InstrumentDefinition,
  rows: readonly Row[],
  tScores: TextDraft["tScores"],
): { readonly draft: TextDraft; readonly problems: readonly string[] } => {
  const of = (item: string) => rows.filter((row) => row.item === item);
  const numbers = [...new Set(rows.map(({ item }) => item).filter((item) => /^\d+$/u.test(item)))];
  const shared = optionsIn(of(csvSharedRow));
  const items = numbers.map((item) => itemFrom(`Item ${item}`, of(item), shared));
  const extras = definition.extraItems.flatMap(({ id }) => {
    const own = of(id);
    return own.length === 0 ? [] : [{ id, ...itemFrom(`The question “${id}”`, own, []) }];
  });
  const [language, title, notice, instructions, stem] = [
    said("The row language", of("language")),
    said("The row title", of("title")),
    said("The row notice", of("notice")),
    said("The row instructions", of("instructions")),
    said("The row stem", of("stem")),
  ];
  return {
    draft: {
      language: language.words,
      title: title.words,
      notice: notice.words,
      instructions: instructions.words || null,
      stem: stem.words || null,
      items: items.map(({ draft }) => draft),
      extraItems: extras.map(({ id, draft }) => ({ ...draft, id })),
      tScores,
    },
    problems: [
      ...nameProblems(definition, rows, numbers),
      ...valueProblems(rows),
      ...[language, title, notice, instructions, stem, ...items, ...extras].flatMap(({ problems }) => problems),
    ],
  };
};

/** The wording of an instrument from CSV (RFC 4180, columns `csvColumns`), or all that is wrong with it. */
export const textFromCsv = (
  definition: InstrumentDefinition,
  csv: string,
  tScores: TextDraft["tScores"] = [],
  found: readonly string[] = [],
): LoadedText => {
  const parsed = parseCsv(csv);
  if ("malformedAt" in parsed) {
    return { outcome: "refused", problems: [...found, `Line ${parsed.malformedAt} is not CSV: a quotation mark is open or out of place.`] };
  }
  const { rows, problems } = rowsIn(parsed.lines);
  if (rows.length === 0)
    return { outcome: "refused", problems: [...found, ...(problems.length === 0 ? ["There is no line below the first."] : problems)] };
  const read = draftFrom(definition, rows, tScores);
  return textFromDraft(definition, read.draft, [...found, ...problems, ...read.problems]);
};
