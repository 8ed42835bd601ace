import { instrumentIds, type InstrumentId } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { scoreInstrument, type Items } from "./score-instrument.ts";

type Written = { readonly outcome: "scored"; readonly json: string } | { readonly outcome: "refused"; readonly message: string };

const isInstrument = (id: string): id is InstrumentId => instrumentIds.some((known) => known === id);
const isItems = (value: unknown): value is Items =>
  Array.isArray(value) && value.every((answer) => answer === null || typeof answer === "number");

const safetyFlagOf = (id: InstrumentId, flags: readonly string[]): { readonly safetyFlag?: string } => {
  if (id !== "phq9") return {};
  if (flags.includes("SR-01")) return { safetyFlag: "positive" };
  return { safetyFlag: flags.includes("SR-02") ? "ask_item9" : "negative" };
};

const patternOf = (id: InstrumentId, code: string | undefined): Readonly<Record<string, string | boolean | null>> => {
  if (code === undefined) return {};
  if (id === "phq9") return { syndrome: code === "unknown" ? null : code };
  return { provisionalDx: code === "unknown" ? null : code === "met" };
};

/**
 * Scores answers given outside a chart (the command line). `items` is parsed JSON: one number or `null` an item.
 * @returns the score as JSON text, or what is wrong with the question in words for a person
 */
export const scoreAsJson = (instrumentId: string, items: unknown): Written => {
  if (!isInstrument(instrumentId)) {
    return { outcome: "refused", message: `There is no instrument "${instrumentId}" here. Known: ${instrumentIds.join(", ")}.` };
  }
  if (!isItems(items))
    return { outcome: "refused", message: "Give the answers as a JSON list of numbers, with null for an unanswered item." };
  const definition = instrumentOf(instrumentId);
  const scored = scoreInstrument(definition, items);
  if (scored.outcome === "refused") return { outcome: "refused", message: scored.refusal.message };
  const { total, proratedFrom, band, missing, subscales, pattern, flags } = scored.score;
  const answer = {
    instrument: instrumentId,
    definitionVersion: definition.version,
    total,
    band,
    proratedFrom,
    missing: missing.length,
    missingItems: missing,
    ...patternOf(instrumentId, pattern?.code),
    ...(subscales.length === 0 ? {} : { subscales: Object.fromEntries(subscales.map((one) => [one.code, one.total])) }),
    ...safetyFlagOf(instrumentId, flags),
    flags,
  };
  return { outcome: "scored", json: JSON.stringify(answer) };
};
