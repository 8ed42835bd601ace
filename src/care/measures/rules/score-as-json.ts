import { shippedProtocol } from "#kernel/setting.ts";

import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import { instrumentIds, type InstrumentDefinition, type InstrumentId } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import type { Items } from "./item-answers.ts";
import { scoreGrouped, type GroupedItems } from "./score-grouped.ts";
import { scoreInstrument, type Score, type Scored } from "./score-instrument.ts";
import type { ScoringContext } from "./scoring-context.ts";
import { answerOf } from "./trauma-exposure.ts";

export type Written = { readonly outcome: "scored"; readonly json: string } | { readonly outcome: "refused"; readonly message: string };
type Answered = { readonly items: Items } | { readonly groups: GroupedItems } | { readonly wrong: string };

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The instrument that a person means: its id or its short name, however it is written ("PHQ-9", "whodas 2.0"). */
export const instrumentNamed = (name: string): InstrumentId | undefined =>
  instrumentIds.find((id) => plain(id) === plain(name)) ??
  instrumentIds.find((id) => plain(instrumentCatalogue[id].shortName) === plain(name));
/** What to say of a name that is none of them; of a form that is known and not scored, why (MSR-21). */
export const unknownInstrument = (id: string): string => {
  const form = instrumentIds.flatMap((known) => instrumentOf(known).otherForms).find(({ name }) => plain(name) === plain(id));
  if (form !== undefined) return `${form.name} is not scored here. ${form.why}`;
  return `${id === "" ? "Name an instrument" : `There is no instrument "${id}" here`}. Known: ${instrumentIds.join(", ")}.`;
};

const isItems = (value: unknown): value is Items =>
  Array.isArray(value) && value.every((answer) => answer === null || typeof answer === "number");
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isGroups = (value: unknown): value is GroupedItems => isObject(value) && Object.values(value).every(isItems);

/** Exposures as `{"12": ["happened"]}` or as a list of such lists; numbers stand for themselves. */
const exposuresIn = ({ answers, itemCounts: [count = 0] }: InstrumentDefinition, value: unknown): Answered => {
  const codes = answers.kind === "several" ? answers.codes : [];
  const given = isObject(value) ? Array.from({ length: count }, (_, index) => value[String(index + 1)] ?? null) : value;
  const unknownItem = isObject(value) && Object.keys(value).find((key) => !(Number(key) >= 1 && Number(key) <= count));
  if (typeof unknownItem === "string") return { wrong: `There is no item "${unknownItem}"; items are numbered from 1 to ${count}.` };
  if (!Array.isArray(given))
    return { wrong: `Give the answers as a JSON object of item numbers, each with a list of ${codes.join(", ")}.` };
  const items: (number | null)[] = [];
  for (const [index, one] of given.entries()) {
    if (one === null || typeof one === "number") items.push(one);
    else if (Array.isArray(one) && one.every((code) => codes.includes(code))) items.push(answerOf(codes, one));
    else return { wrong: `Item ${index + 1} takes a list of ${codes.join(", ")}, or no answer.` };
  }
  return { items };
};

const answeredIn = (definition: InstrumentDefinition, value: unknown): Answered => {
  if (definition.answers.kind === "several") return exposuresIn(definition, value);
  if (isItems(value)) return { items: value };
  const groups = isObject(value) && "subscales" in value ? value["subscales"] : value;
  if (isGroups(groups)) return { groups };
  const place = Array.isArray(value) ? value.findIndex((answer) => !isItems([answer])) : -1;
  return {
    wrong:
      place === -1
        ? "Give the answers as a JSON list of numbers, with null for an unanswered item."
        : `The answer to item ${place + 1} is not a number. Write numbers without quotes, and null for an unanswered item.`,
  };
};

const safetyFlagOf = ({ flags }: InstrumentDefinition, score: Score): { readonly safetyFlag?: string } => {
  const asked = flags.find(({ rule }) => rule === "SR-01");
  if (asked?.when !== "item-at-least") return {};
  if (score.flags.includes("SR-01")) return { safetyFlag: "positive" };
  return { safetyFlag: score.missing.includes(asked.item) ? `ask_item${asked.item}` : "negative" };
};

const patternOf = (id: InstrumentId, score: Score): Readonly<Record<string, unknown>> => {
  const code = score.pattern?.code;
  if (code === undefined) return {};
  if (id === "phq9") return { syndrome: code === "unknown" ? null : code };
  if (id === "pcl5") return { provisionalDx: code === "unknown" ? null : code === "met" };
  return { symptoms: score.symptoms, positive: score.band === null ? null : score.band === "pos" };
};

const subscalesOf = ({ subscales, total }: InstrumentDefinition, score: Score): Readonly<Record<string, unknown>> => {
  if (subscales.length === 0) return {};
  const values = Object.fromEntries(score.subscales.map(({ code, value }) => [code, value]));
  if (total.kind === "percent") return { pct: values, totalPct: score.total, complete: score.complete };
  // Where there is no total the subscales are the result.
  return total.kind === "none" ? { sub: values, ...values } : { sub: values };
};

const written = (definition: InstrumentDefinition, score: Score): object => {
  const { total, band, missing, cutoffs, percent, triage, criterionACandidate, flags } = score;
  const { positive, ...otherCuts } = cutoffs;
  return {
    instrument: definition.id,
    definitionVersion: definition.version,
    total,
    band,
    proratedFrom: score.proratedFrom,
    missing: missing.length,
    missingItems: missing,
    answered: score.answered,
    ...(score.contradicting.length === 0 ? {} : { contradicting: score.contradicting }),
    ...(score.raw === null ? {} : { raw: score.raw }),
    ...(definition.total.kind === "raw-to-t" ? { raw: score.raw, T: total } : {}),
    ...(definition.percent ? { percent } : {}),
    ...(positive === undefined ? {} : { positive }),
    ...(Object.keys(otherCuts).length === 0 ? {} : { cutoffs: otherCuts }),
    ...(triage === null ? {} : { triage }),
    ...(criterionACandidate === null ? {} : { criterionACandidate }),
    ...patternOf(definition.id, score),
    ...subscalesOf(definition, score),
    ...safetyFlagOf(definition, score),
    ...(score.reason === null ? {} : { reason: score.reason }),
    flags,
  };
};

const contextKeys = ["sex", "behaviourRecent"];

/** Reads what a score depends on besides the answers from parsed JSON. @returns the context, or what is wrong with it in words */
export const contextFromJson = (value: unknown): ScoringContext | string => {
  if (!isObject(value)) return "Give the context as a JSON object.";
  const unknownKey = Object.keys(value).find((key) => !contextKeys.includes(key));
  if (unknownKey !== undefined) return `The context has no "${unknownKey}". It has ${contextKeys.join(", ")}.`;
  const { sex = null, behaviourRecent = null } = value;
  if (sex !== null && sex !== "male" && sex !== "female") return `Sex is male, female or null, not ${JSON.stringify(sex)}.`;
  if (behaviourRecent !== null && typeof behaviourRecent !== "boolean") {
    return `behaviourRecent is true, false or null, not ${JSON.stringify(behaviourRecent)}.`;
  }
  return { protocol: shippedProtocol, sex, behaviourRecent, loaded: null };
};

/**
 * Scores answers given outside a chart (the command line). `answers` is parsed JSON: one number or `null` an item; by subscale where
 * the item map comes with the text; by item number for exposures. `context` is parsed JSON too.
 * @returns the score as JSON text, or what is wrong with the question in words for a person
 */
export const scoreAsJson = (instrumentId: string, answers: unknown, context: unknown = {}): Written => {
  const named = instrumentNamed(instrumentId);
  if (named === undefined) return { outcome: "refused", message: unknownInstrument(instrumentId) };
  const definition = instrumentOf(named);
  const known = contextFromJson(context);
  if (typeof known === "string") return { outcome: "refused", message: known };
  const answered = answeredIn(definition, answers);
  if ("wrong" in answered && definition.notScorable === null) return { outcome: "refused", message: answered.wrong };
  const items = "items" in answered ? answered.items : [];
  const scored: Scored =
    "groups" in answered ? scoreGrouped(definition, answered.groups, known) : scoreInstrument(definition, items, known);
  return scored.outcome === "refused"
    ? { outcome: "refused", message: scored.refusal.message }
    : { outcome: "scored", json: JSON.stringify(written(definition, scored.score)) };
};
