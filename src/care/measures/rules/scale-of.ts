import type { Protocol } from "#kernel/setting.ts";

import type { InstrumentDefinition } from "./instrument-definition.ts";
import { thresholdOf, type ScoringContext } from "./scoring-context.ts";

const patternsOf = ({ pattern, exposure }: InstrumentDefinition) => [
  ...(pattern === null ? [] : [...pattern.outcomes, pattern.otherwise]),
  ...(exposure === null ? [] : [exposure.candidate, exposure.otherwise]),
];

/** How an instrument's results are read, by the clinic's own limits and the sex that a cut was chosen by. */
export const scaleOf = (definition: InstrumentDefinition, protocol: Protocol, sex: ScoringContext["sex"]) => ({
  instrument: definition.id,
  itemCount: definition.itemCounts[0] ?? 0,
  range: definition.range,
  bands: definition.bands.map(({ min, code, label }) => ({ min: thresholdOf(min, { protocol, sex }), code, label })),
  subscales: definition.subscales.map(({ code, label }) => ({ code, label })),
  patterns: patternsOf(definition).map(({ code, label }) => ({ code, label })),
  caveat: (definition.pattern ?? definition.exposure)?.caveat ?? null,
  sources: [...definition.sources],
});
