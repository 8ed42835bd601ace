import { expect, test } from "vitest";

import { findingsOf, type Finding } from "#care/screening/rules/findings.ts";
import { screeningRules } from "#care/screening/rules/data/screening-rules.ts";
import { input } from "#care/screening/rules/test-intake.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { bannerFlags } from "./banner-flags.ts";
import { flagFindings } from "./data/flag-findings.ts";

const findings = findingsOf(input(), shippedProtocol);
const standing = (id: string, status: Finding["status"]): readonly Finding[] =>
  findings.map((one) => (one.id === id ? { ...one, status, applies: true } : { ...one, status: "absent" }));

test("[FLAG-1] a finding that is so stands in the banner of its group, and in no other", () => {
  expect(bannerFlags(standing("SCR-08", "present"), "cardiac").present).toMatchObject([{ id: "SCR-08", level: "relative" }]);
  expect(bannerFlags(standing("SCR-08", "present"), "psychiatric").present).toEqual([]);
  const elsewhere = standing("SCR-08", "present").map((one) => ({ ...one, applies: false }));
  expect(bannerFlags(elsewhere, "cardiac").present).toEqual([]);
});

test("[FLAG-2] a finding that nobody knows is unknown, with who can find out", () => {
  const unknown = standing("SCR-34", "unknown").map((one) =>
    one.id === "SCR-34" ? { ...one, resolvedBy: { kind: "measure" as const, by: "therapist" as const, what: "" } } : one,
  );
  expect(bannerFlags(unknown, "psychiatric")).toEqual({
    present: [],
    unknown: [expect.objectContaining({ id: "SCR-34", askedOf: "therapist" })],
  });
});

test("every finding that the banner names is a rule of screening", () => {
  const known = screeningRules.map(({ id }) => id);
  for (const ids of Object.values(flagFindings)) for (const id of ids) expect(known).toContain(id);
});
