import type { Protocol } from "#kernel/setting.ts";

import type { InstrumentDefinition } from "./instrument-definition.ts";
import { thresholdOf } from "./scoring-context.ts";

const patternsOf = ({ pattern, exposure }: InstrumentDefinition) => [
  ...(pattern === null ? [] : [...pattern.outcomes, pattern.otherwise]),
  ...(exposure === null ? [] : [exposure.candidate, exposure.otherwise]),
];

/** How an instrument's results are read, by the clinic's own limits; cuts that depend on the sex as for nobody's in particular. */
export const scaleOf = (definition: InstrumentDefinition, protocol: Protocol) => ({
  instrument: definition.id,
  itemCount: definition.itemCounts[0] ?? 0,
  range: definition.range,
  bands: definition.bands.map(({ min, code, label }) => ({ min: thresholdOf(min, { protocol, sex: null }), code, label })),
  subscales: definition.subscales.map(({ code, label }) => ({ code, label })),
  patterns: patternsOf(definition).map(({ code, label }) => ({ code, label })),
  caveat: (definition.pattern ?? definition.exposure)?.caveat ?? null,
  sources: [...definition.sources],
});
