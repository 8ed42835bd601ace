import { fhirNames } from "./fhir-names.ts";
import type { InstrumentDefinition } from "./instrument-definition.ts";
import { optionsOf, type Place } from "./questionnaire-options.ts";
import { questionsIn, repeatedLinkIds, type Question } from "./questionnaire-questions.ts";
import { storedQuestionnaire, type StoredItem } from "./stored-questionnaire.ts";
import { textFromDraft, type DraftItem, type LoadedText, type TextDraft } from "./text-from-draft.ts";

const codesOf = ({ code = [] }: StoredItem, system: string): readonly string[] =>
  code.flatMap((one) => (one.system === system && one.code !== undefined ? [one.code] : []));

/** The question that is asked beside the items which this is, by its linkId or its LOINC code. */
const extraOf = ({ extraItems, loinc }: InstrumentDefinition, item: StoredItem): string | null => {
  const codes = codesOf(item, fhirNames.loinc);
  return extraItems.find(({ id }) => item.linkId === id || codes.includes(loinc?.extra[id] ?? ""))?.id ?? null;
};

const subscalesOf = ({ subscales }: InstrumentDefinition, { item, groups }: Question): readonly string[] => {
  const known = subscales.map(({ code }) => code);
  return [...codesOf(item, fhirNames.subscale), ...groups.map(({ linkId }) => linkId).filter((linkId) => known.includes(linkId))];
};

/** An item that says by its code that it is another one stands in the wrong place. */
const codeProblems = ({ loinc }: InstrumentDefinition, number: number, item: StoredItem, name: string): readonly string[] => {
  const wanted = loinc?.items[number - 1] ?? null;
  const given = codesOf(item, fhirNames.loinc);
  if (wanted === null || given.length === 0 || given.includes(wanted)) return [];
  return [`${name} has the LOINC code ${given.join(", ")}; item ${number} of this questionnaire has ${wanted}.`];
};

type Read = { readonly place: Place; readonly question: Question; readonly draft: DraftItem; readonly problems: readonly string[] };

const readQuestions = (
  definition: InstrumentDefinition,
  questions: readonly Question[],
  contained: readonly unknown[],
): readonly Read[] => {
  let number = 0;
  return questions.map((question) => {
    const { item } = question;
    const extra = extraOf(definition, item);
    if (extra === null) number += 1;
    const place: Place = extra === null ? { item: number } : { extra };
    const name = extra === null ? `Item ${number} (“${item.linkId}”)` : `The question “${item.linkId}”`;
    const { options, problems } = optionsOf(definition, place, question, { contained, name });
    const coded = extra === null ? codeProblems(definition, number, item, name) : [];
    const draft = { name, text: item.text?.trim() ?? "", options, subscales: extra === null ? subscalesOf(definition, question) : [] };
    return { place, question, draft, problems: [...problems, ...coded] };
  });
};

/** The words of the one group that is around all the items, if it has any: what all of them complete. */
const stemOf = ({ subscales }: InstrumentDefinition, read: readonly Read[]): string | null => {
  const [first, ...others] = read.filter(({ place }) => "item" in place).map(({ question }) => question.groups);
  const around = (first ?? []).filter((group) => others.every((groups) => groups.includes(group)));
  const said = around.findLast(({ linkId, text }) => !subscales.some(({ code }) => code === linkId) && (text?.trim() ?? "") !== "");
  return said?.text?.trim() ?? null;
};

/**
 * The wording of an instrument from a FHIR R4 Questionnaire, or all that is wrong with it. Groups are flattened in order; what is only
 * shown is left out, but for the display item `instructions`. The stem is the text of the group around all items.
 */
export const textFromQuestionnaire = (
  definition: InstrumentDefinition,
  questionnaire: unknown,
  tScores: TextDraft["tScores"] = [],
  found: readonly string[] = [],
): LoadedText => {
  const parsed = storedQuestionnaire.safeParse(questionnaire);
  if (!parsed.success) return { outcome: "refused", problems: ["This is not a FHIR R4 Questionnaire."] };
  const { language = "", title = "", copyright = "", contained = [], item = [] } = parsed.data;
  const { questions, displays, problems } = questionsIn(item);
  const read = readQuestions(definition, questions, contained);
  const draft: TextDraft = {
    language: language.trim(),
    title: title.trim(),
    notice: copyright.trim(),
    instructions: displays.find(({ linkId }) => linkId === "instructions")?.text?.trim() || null,
    stem: stemOf(definition, read),
    items: read.flatMap(({ place, draft: one }) => ("item" in place ? [one] : [])),
    extraItems: read.flatMap(({ place, draft: one }) => ("extra" in place ? [{ ...one, id: place.extra }] : [])),
    tScores,
  };
  const repeated = repeatedLinkIds(item).map((linkId) => `The linkId “${linkId}” is there more than once.`);
  return textFromDraft(definition, draft, [...found, ...problems, ...repeated, ...read.flatMap((one) => one.problems)]);
};
