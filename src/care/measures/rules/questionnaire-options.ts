import { fhirNames } from "./fhir-names.ts";
import type { InstrumentDefinition } from "./instrument-definition.ts";
import type { AnswerLabel } from "./instrument-text.ts";
import { isControl, type Question } from "./questionnaire-questions.ts";
import { storedValueSet, type StoredOption } from "./stored-questionnaire.ts";

/** Which item of the definition a question is: its number, or the id of one that is asked beside them. */
export type Place = { readonly item: number } | { readonly extra: string };
type Options = { readonly options: readonly AnswerLabel[]; readonly problems: readonly string[] };

const choiceTypes = ["choice", "open-choice", "coding"];
const numberTypes = ["decimal", "integer", "quantity"];

/** By weight, as a number, by LOINC answer code, or by the definition's own code; `null` where the option says none of them (MSR-36). */
const valueOf = (definition: InstrumentDefinition, place: Place, option: StoredOption): number | null => {
  const weight = [...(option.extension ?? []), ...(option.valueCoding?.extension ?? [])].find(
    ({ url }) => url === fhirNames.ordinalValue || url === fhirNames.itemWeight,
  );
  const weighed = weight?.valueDecimal ?? weight?.valueInteger ?? option.valueInteger;
  if (weighed !== undefined) return weighed;
  const { system, code } = option.valueCoding ?? {};
  if (system !== fhirNames.loinc || "extra" in place) return null;
  const known = definition.loinc?.answers.find((answer) => answer.code === code && (answer.item === null || answer.item === place.item));
  return known?.value ?? null;
};

const wordsOf = ({ valueCoding, valueInteger, valueString }: StoredOption): string =>
  (valueCoding?.display ?? valueString ?? valueInteger?.toString() ?? "").trim();

const containedOptions = (contained: readonly unknown[], id: string): readonly StoredOption[] | null => {
  const found = contained.flatMap((one) => storedValueSet.safeParse(one).data ?? []).find((set) => set.id === id);
  if (found === undefined) return null;
  return found.compose.include.flatMap(({ system, concept = [] }) => concept.map((one) => ({ valueCoding: { ...one, system } })));
};

const choicesOf = (definition: InstrumentDefinition, place: Place, given: readonly StoredOption[], name: string): Options => {
  const read = given.map((option) => ({ option, value: valueOf(definition, place, option) }));
  return {
    options: read.flatMap(({ option, value }) => (value === null ? [] : [{ value, label: wordsOf(option) }])),
    problems: read.flatMap(({ option, value }) => {
      const called = wordsOf(option) || option.valueCoding?.code;
      return value === null
        ? [
            `${name}: the answer “${called ?? "without words"}” has no ordinalValue, no itemWeight, is no number and no LOINC answer known here.`,
          ]
        : [];
    }),
  };
};

const lineOf = (ends: { readonly min: number; readonly max: number }, { below }: Question, name: string): Options => {
  const at = (code: string): string | undefined => below.find((one) => one.type === "display" && isControl(one, code))?.text?.trim();
  const [lower, upper] = [at("lower"), at("upper")];
  if (lower === undefined || upper === undefined) {
    return {
      options: [],
      problems: [`${name} is a line, but the words at its ends (display items with the control lower and upper) are missing.`],
    };
  }
  return {
    options: [
      { value: ends.min, label: lower },
      { value: ends.max, label: upper },
    ],
    problems: [],
  };
};

/** The answers of a question with their values, or why they cannot be told. */
export const optionsOf = (
  definition: InstrumentDefinition,
  place: Place,
  question: Question,
  { contained, name }: { readonly contained: readonly unknown[]; readonly name: string },
): Options => {
  const { type, answerOption, answerValueSet } = question.item;
  const { answers } = definition;
  if (answers.kind === "line" && "item" in place) {
    return numberTypes.includes(type)
      ? lineOf(answers, question, name)
      : { options: [], problems: [`${name} is of the type “${type}”; a place on a line is decimal, integer or quantity.`] };
  }
  const isNumbered = type === "integer" && answerOption !== undefined;
  if (!choiceTypes.includes(type) && !isNumbered) {
    return { options: [], problems: [`${name} is of the type “${type}”; a question with answers to choose from is of the type choice.`] };
  }
  if (answerOption !== undefined) return choicesOf(definition, place, answerOption, name);
  const inside = answerValueSet?.startsWith("#") === true ? containedOptions(contained, answerValueSet.slice(1)) : null;
  if (inside !== null) return choicesOf(definition, place, inside, name);
  const why = answerValueSet === undefined ? "has no answers" : `takes its answers from ${answerValueSet}, which is not in the file`;
  return { options: [], problems: [`${name} ${why}.`] };
};
