import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { acuteSuicidality, type AcuteSuicidalityFacts } from "./acute-suicidality.ts";
import { daysAgo, now } from "./test-intake.ts";

const score = (total: number | null, at = now) => ({ total, at, recordId: "r" });
const facts: AcuteSuicidalityFacts = {
  majorDepression: "yes",
  phq9: score(21),
  madrs: null,
  suicideRisk: { triage: "high", at: now },
};
const read = (more: Partial<AcuteSuicidalityFacts> = {}) => acuteSuicidality({ ...facts, ...more }, shippedProtocol, now);

test("[MDSI-1] depression, severe, with intent or behaviour now, together make it eligible; the caveat stands beside", () => {
  expect(read().status).toBe("eligible");
  expect(read().caveat).toContain("Not shown to prevent suicide");
});

test("[MDSI-1] one part that does not hold rules it out, with the reason", () => {
  expect(read({ majorDepression: "no" })).toMatchObject({ status: "not" });
  expect(read({ phq9: score(14) })).toMatchObject({ status: "not", reasons: ["PHQ-9 14; severe enough from 15."] });
  expect(read({ suicideRisk: { triage: "moderate", at: now } }).status).toBe("not");
});

test("[MDSI-1] a clinician's rating stands before the patient's own", () => {
  expect(read({ madrs: score(20) }).status).toBe("not");
  expect(read({ madrs: score(28), phq9: score(3) }).status).toBe("eligible");
});

test("[MDSI-2] what is open, unfinished or too old is unknown", () => {
  expect(read({ majorDepression: undefined }).status).toBe("unknown");
  expect(read({ majorDepression: "not-sure" }).status).toBe("unknown");
  expect(read({ phq9: score(null) }).status).toBe("unknown");
  expect(read({ phq9: score(21, daysAgo(8)) }).status).toBe("unknown");
  expect(read({ suicideRisk: null }).status).toBe("unknown");
  expect(read({ suicideRisk: { triage: "incomplete", at: now } }).status).toBe("unknown");
  expect(read({ suicideRisk: { triage: "high", at: daysAgo(8) } }).status).toBe("unknown");
});
