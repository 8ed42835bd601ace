import { shippedProtocol, type Protocol } from "#kernel/setting.ts";

import { changeFromBaseline, subscaleImproved } from "./change-from-baseline.ts";
import type { InstrumentDefinition, Tunable } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { instrumentNamed, unknownInstrument, type Written } from "./score-as-json.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const refused = (message: string): Written => ({ outcome: "refused", message });

const settingsOf = ({ change }: InstrumentDefinition): Readonly<Record<string, Tunable | null>> => ({
  rci: change.reliable,
  mcid: change.minimalImportant,
  remissionCut: change.remission?.total ?? null,
});

/** Another value for a setting of this instrument, as `{"rci": 18}`. */
const protocolFrom = (definition: InstrumentDefinition, given: Readonly<Record<string, unknown>>): Protocol | string => {
  const settings = settingsOf(definition);
  const values: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    const setting = settings[name];
    if (setting === undefined) return `There is no "${name}". Known: ${Object.keys(settings).join(", ")}.`;
    if (typeof value !== "number") return `${name} is a number, not ${JSON.stringify(value)}.`;
    if (setting === null) return `${definition.id} has no ${name} in the clinical sources.`;
    if (typeof setting === "number" && setting !== value) return `${name} of ${definition.id} is ${setting} and cannot be changed.`;
    if (typeof setting === "object") values[setting.key] = value;
  }
  return { ...shippedProtocol, values };
};

const totalsChange = (definition: InstrumentDefinition, baseline: number, current: number, protocol: Protocol): Written => {
  const { range } = definition;
  if (range === null) return refused(`${definition.id} has no total. Give its subscales as JSON objects.`);
  const outside = [baseline, current].find((total) => !Number.isFinite(total) || total < range.min || total > range.max);
  if (outside !== undefined) return refused(`A total of ${definition.id} lies from ${range.min} to ${range.max}, not at ${outside}.`);
  const { difference, percentDrop, minimalImportant, partialResponse, ...change } = changeFromBaseline(
    definition,
    baseline,
    current,
    protocol,
  );
  const named = { delta: difference, pctDrop: percentDrop, meaningfulImprovement: minimalImportant, partial: partialResponse };
  return { outcome: "scored", json: JSON.stringify({ instrument: definition.id, baseline, current, ...named, ...change }) };
};

const subscalesChange = (
  definition: InstrumentDefinition,
  baseline: Readonly<Record<string, unknown>>,
  current: Readonly<Record<string, unknown>>,
  protocol: Protocol,
): Written => {
  const rules = Object.entries(definition.change.subscales);
  if (rules.length === 0) return refused(`The clinical sources name no change of subscales for ${definition.id}.`);
  const improved = rules.map(([code, rule]) => {
    const [before, after] = [baseline[code], current[code]];
    return [code, typeof before === "number" && typeof after === "number" ? subscaleImproved(rule, before, after, protocol) : null];
  });
  return { outcome: "scored", json: JSON.stringify({ instrument: definition.id, meaningfulImprovement: Object.fromEntries(improved) }) };
};

/**
 * Reads a change given outside a chart (the command line): two totals, or two objects of subscales, as parsed JSON; `settings` may
 * name another rci, mcid or remissionCut.
 */
export const changeAsJson = (instrumentId: string, baseline: unknown, current: unknown, settings: unknown = {}): Written => {
  const named = instrumentNamed(instrumentId);
  if (named === undefined) return refused(unknownInstrument(instrumentId));
  const definition = instrumentOf(named);
  if (definition.notScorable !== null) return refused(`${definition.id} cannot be scored yet. ${definition.notScorable}`);
  if (!isObject(settings)) return refused("Give the settings as a JSON object.");
  const protocol = protocolFrom(definition, settings);
  if (typeof protocol === "string") return refused(protocol);
  if (typeof baseline === "number" && typeof current === "number") return totalsChange(definition, baseline, current, protocol);
  if (isObject(baseline) && isObject(current)) return subscalesChange(definition, baseline, current, protocol);
  return refused("Give the baseline and the current total as two numbers.");
};
