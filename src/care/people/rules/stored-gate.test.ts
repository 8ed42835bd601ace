import { expect, test } from "vitest";
import * as z from "zod/mini";

import type { GateReading } from "#kernel/gate.ts";

import { storedGate, storedGateOfAny } from "./stored-gate.ts";

const reading: GateReading = {
  gate: "ORDER",
  conditions: [
    {
      id: "ORDER-5",
      label: "Weighed here",
      kind: "override",
      status: "unknown",
      reason: "Not weighed.",
      evidence: null,
      source: "proposed-default",
    },
  ],
  overrides: [{ conditionId: "ORDER-5", reason: "Weighed at home.", by: "prescriber-1" }],
};
const parses = (schema: Parameters<typeof z.safeParse>[0], value: unknown): boolean => z.safeParse(schema, value).success;

test("what a gate saw reads back as it was kept, unknown conditions and overrides with their reasons included", () => {
  const kept: unknown = JSON.parse(JSON.stringify(reading));
  expect(z.parse(storedGateOfAny, kept)).toEqual(reading);
  expect(z.parse(storedGate("ORDER"), kept)).toEqual(reading);
});

test("a reading of another gate, or one with a condition of no known standing, is not taken for one", () => {
  const [condition] = reading.conditions;
  expect(parses(storedGate("ADMIT"), reading)).toBe(false);
  expect(parses(storedGateOfAny, { ...reading, gate: "LUNCH" })).toBe(false);
  for (const wrong of [{ status: "fine" }, { kind: "soft" }, { reason: undefined }])
    expect(parses(storedGateOfAny, { ...reading, conditions: [{ ...condition, ...wrong }] })).toBe(false);
  expect(parses(storedGateOfAny, { ...reading, overrides: [{ conditionId: "ORDER-5" }] })).toBe(false);
});
