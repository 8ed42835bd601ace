import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { changeFromBaseline } from "./change-from-baseline.ts";
import { instrumentIds, type InstrumentId } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { scoreAsJson } from "./score-as-json.ts";

// The clinical sources lie beside the repository where the project is worked on; elsewhere the vectors in the other tests stand alone.
const folder = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(folder);
const title = isThere ? "" : " (the clinical sources are not beside this checkout)";

type Vector = { readonly id: string; readonly instrument: string; readonly expect: Readonly<Record<string, unknown>> };
type ScoringVector = Vector & { readonly answers: readonly (number | null)[] };
type ChangeVector = Vector & { readonly rci: number; readonly baseline: number; readonly current: number };

const isOurs = <V extends Vector>(vector: V): vector is V & { readonly instrument: InstrumentId } =>
  instrumentIds.some((id) => id === vector.instrument);
const load = <V extends Vector>(name: string): readonly (V & { readonly instrument: InstrumentId })[] => {
  const vectors: readonly V[] = JSON.parse(readFileSync(new URL(name, folder), "utf8")).vectors;
  return vectors.filter((vector) => isOurs(vector));
};

test.skipIf(!isThere)(`every scoring vector of the clinical sources comes out as it says${title}`, () => {
  const vectors = load<ScoringVector>("scoring-vectors.json");
  expect(vectors.length).toBeGreaterThan(20);
  for (const vector of vectors) {
    const scored = scoreAsJson(vector.instrument, vector.answers);
    expect(scored.outcome === "scored" ? JSON.parse(scored.json) : scored, vector.id).toMatchObject(vector.expect);
  }
});

test.skipIf(!isThere)(`every change vector of the clinical sources comes out as it says${title}`, () => {
  const vectors = load<ChangeVector>("change-vectors.json");
  expect(vectors.length).toBeGreaterThan(9);
  for (const vector of vectors) {
    const rules = instrumentOf(vector.instrument).change;
    expect(rules.reliable, vector.id).toBe(vector.rci);
    const { percentDrop: pctDrop, ...change } = changeFromBaseline(rules, vector.baseline, vector.current);
    expect({ pctDrop, ...change }, vector.id).toMatchObject(vector.expect);
  }
});
