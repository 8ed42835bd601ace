import { expect, test } from "vitest";

import { measuresStream } from "#care/measures/rules/measures.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { screeningRules } from "#care/screening/rules/data/screening-rules.ts";
import { screeningStream, type Intake, type Screening } from "#care/screening/rules/screening.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { coverageFactsFromChart } from "./coverage-facts.ts";
import { tenOClock } from "./test-session.ts";

const screeningOf = (...intake: Intake): Screening => ({
  ...screeningStream.initial,
  sections: intake.map((answers) => ({ answers, savedAt: tenOClock, savedBy: { kind: "patient", id: "p" }, note: "" })),
});
const of = (screening: Screening) =>
  coverageFactsFromChart({
    screening,
    plan: planStream.initial,
    measures: measuresStream.initial,
    site: { kind: "not-known" },
    timeZone: "America/New_York",
    now: tenOClock,
    protocol: shippedProtocol,
  });

test("[REMS-14] the screening's age, trials and findings reach the packet; what was not asked stays unknown", () => {
  const trial = {
    treatment: "sertraline",
    dose: { value: 100, unit: "mg/d" },
    duration: { value: 9, unit: "wk" },
    outcome: "not-at-all",
    inCurrentEpisode: "yes",
  } as const;
  const facts = of(
    screeningOf(
      { section: "about-you", age: { value: 46, unit: "a" }, concerns: [], note: "" },
      { section: "treatment-trials", none: false, trials: [trial] },
      { section: "mental-health", answers: { currentPsychosis: "no" }, note: "" },
      { section: "substance-use", answers: { activeSubstanceUse: "yes" }, note: "" },
    ),
  );
  expect(facts).toMatchObject({
    age: { value: 46 },
    trials: [{ treatment: "sertraline", counts: "yes", duration: { value: 9 }, drugClass: "SSRI" }],
    psychosis: "no",
    severeSubstanceUse: "yes",
    otherKetamine: "unknown",
    diagnosis: null,
  });
  expect(of(screeningOf())).toMatchObject({
    age: null,
    trials: null,
    psychosis: "unknown",
    severeSubstanceUse: "unknown",
    siteCertified: "unknown",
  });
  expect(of(screeningOf({ section: "treatment-trials", none: true, trials: [] })).trials).toEqual([]);
});

test("[REMS-14] a talking therapy among the trials was tried, and what the plan treats stands beside the missing code", () => {
  const talked = {
    treatment: "Cognitive behavioural therapy",
    dose: null,
    duration: null,
    outcome: "not-sure",
    inCurrentEpisode: "no",
  } as const;
  const plain = { treatment: "Bupropion", dose: null, duration: null, outcome: "not-sure", inCurrentEpisode: "yes" } as const;
  const tried = of(screeningOf({ section: "treatment-trials", none: false, trials: [talked, plain] }));
  expect(tried.psychotherapyTried).toBe("yes");
  expect(tried.trials?.map(({ drugClass }) => drugClass)).toEqual(["bupropion"]);
  expect(of(screeningOf({ section: "treatment-trials", none: false, trials: [plain] })).psychotherapyTried).toBe("unknown");
  expect(tried).toMatchObject({ diagnosis: null, treatedFor: null });
});

test("the findings that a payer asks about are those that the screening means", () => {
  const labelOf = (id: string) => screeningRules.find((one) => one.id === id)?.label;
  expect(labelOf("SCR-09")).toBe("Psychosis with symptoms now");
  expect(labelOf("SCR-21")).toContain("Another moderate or severe substance use disorder, active");
});
