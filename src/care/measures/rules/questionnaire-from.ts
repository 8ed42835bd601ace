import { labelledValues } from "./answer-values.ts";
import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import { fhirNames } from "./fhir-names.ts";
import type { InstrumentDefinition } from "./instrument-definition.ts";
import type { AnswerLabel, InstrumentText } from "./instrument-text.ts";

const loinc = (code: string | null | undefined) => (code === null || code === undefined ? [] : [{ system: fhirNames.loinc, code }]);
/** FHIR has no empty lists and no empty texts. */
const listed = <Key extends string, One>(key: Key, list: readonly One[]) => (list.length === 0 ? {} : { [key]: list });
const worded = <Key extends string>(key: Key, text: string | null | undefined) => (text ? { [key]: text } : {});

type Asked = { readonly values: readonly number[]; readonly labels: readonly AnswerLabel[] | null; readonly item: number | null };

const optionsFor = (definition: InstrumentDefinition, { values, labels, item }: Asked) => {
  const options: readonly { readonly value: number; readonly label: string | null }[] =
    labels ?? values.map((value) => ({ value, label: null }));
  return options.map(({ value, label }) => {
    const known = definition.loinc?.answers.find((one) => item !== null && one.value === value && (one.item === null || one.item === item));
    const coding = known === undefined ? { code: String(value) } : { system: fhirNames.loinc, code: known.code };
    const weight = [{ url: fhirNames.ordinalValue, valueDecimal: value }];
    return { extension: weight, valueCoding: { ...coding, ...worded("display", label) } };
  });
};

const endOf = (linkId: string, code: "lower" | "upper", text: string | undefined) => ({
  linkId: `${linkId}-${code}`,
  type: "display",
  ...worded("text", text),
  extension: [{ url: fhirNames.itemControl, valueCodeableConcept: { coding: [{ system: fhirNames.itemControlCodes, code }] } }],
});

const answersOf = (definition: InstrumentDefinition, number: number, labels: readonly AnswerLabel[] | null) => {
  const { answers } = definition;
  const values = labelledValues(definition, number);
  switch (answers.kind) {
    case "choice":
      return { type: "choice", answerOption: optionsFor(definition, { values, labels, item: number }) };
    case "several":
      return { type: "choice", repeats: true, answerOption: optionsFor(definition, { values, labels, item: number }) };
    case "line": {
      const at = (value: number) => labels?.find((label) => label.value === value)?.label;
      return {
        type: "decimal",
        extension: [
          { url: fhirNames.minValue, valueDecimal: answers.min },
          { url: fhirNames.maxValue, valueDecimal: answers.max },
        ],
        item: labels === null ? [] : [endOf(String(number), "lower", at(answers.min)), endOf(String(number), "upper", at(answers.max))],
      };
    }
  }
};

/** The subscales of an item: the definition's own map, or the one that came with the wording. */
const subscalesOf = ({ subscales }: InstrumentDefinition, text: InstrumentText | null, number: number) =>
  subscales.flatMap(({ code, items }) =>
    (items ?? text?.scoring?.itemMap[code] ?? []).includes(number) ? [{ system: fhirNames.subscale, code }] : [],
  );

const itemFrom = (definition: InstrumentDefinition, text: InstrumentText | null, number: number) => {
  const words = text?.items[number - 1];
  const { item = [], ...answers } = answersOf(definition, number, text === null ? null : (words?.options ?? text.options));
  return {
    linkId: String(number),
    ...listed("code", [...loinc(definition.loinc?.items[number - 1]), ...subscalesOf(definition, text, number)]),
    ...worded("text", words?.text),
    ...answers,
    ...listed("item", item),
  };
};

/**
 * A definition as a FHIR R4 Questionnaire, with its wording where there is one; without, linkIds and structure alone. Of several short
 * forms the shortest, unless the wording says how many items there are.
 */
export const questionnaireFrom = (definition: InstrumentDefinition, text: InstrumentText | null) => {
  const { name, basis } = instrumentCatalogue[definition.id];
  const count = text?.items.length ?? Math.min(...definition.itemCounts, Number.MAX_SAFE_INTEGER);
  const items =
    definition.itemCounts.length === 0 ? [] : Array.from({ length: count }, (_, place) => itemFrom(definition, text, place + 1));
  const extras = definition.extraItems.map(({ id, values }) => {
    const words = text?.extraItems.find((one) => one.id === id);
    return {
      linkId: id,
      ...listed("code", loinc(definition.loinc?.extra[id])),
      ...worded("text", words?.text),
      type: "choice",
      answerOption: optionsFor(definition, { values, labels: words?.options ?? null, item: null }),
    };
  });
  const shown = text?.instructions ? [{ linkId: "instructions", type: "display", text: text.instructions }] : [];
  const asked = text?.stem ? [{ linkId: "items", type: "group", text: text.stem, item: items }] : items;
  return {
    resourceType: "Questionnaire",
    ...worded("language", text?.language),
    identifier: [{ system: "urn:kapstone:instrument", value: definition.id }],
    version: definition.version,
    title: text?.title ?? name,
    status: "active",
    subjectType: ["Patient"],
    copyright: text?.notice ?? basis,
    ...listed("code", loinc(definition.loinc?.panel)),
    ...listed("item", [...shown, ...asked, ...extras]),
  };
};
