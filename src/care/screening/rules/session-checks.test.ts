import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { checkFindings, checkInteractions, checkPregnancy } from "./session-checks.ts";
import { findingsOf } from "./findings.ts";
import { labFacts } from "./lab-facts.ts";
import { hoursAgo, input, intake, lab, medicine, now, type Case } from "./test-intake.ts";

const weighed = (rule: string) => [{ rule, reason: "Weighed." }];

test("[SESS-1] the findings are met for the drug of the session once every relative one has a reason, absolute ones never", () => {
  const check = (one: Case, addressed = weighed("SCR-06"), facts = {}) => checkFindings(input(one, facts), addressed, shippedProtocol);
  expect(check({}, []).status).toBe("met");
  expect(check({ says: { uncontrolledHypertension: "yes" } }).status).toBe("met");
  expect(check({ says: { uncontrolledHypertension: "yes" } }, []).status).toBe("unmet");
  expect(check({ says: { thyroid: "not-sure" } }).status).toBe("unknown");
  expect(check({ says: { aneurysm: "yes" } }, weighed("SCR-01")).status).toBe("unmet");
  expect(check({ says: { severeLiver: "yes" } }, [], { drug: "ketamine-racemic" }).status).toBe("met");
  expect(check({ says: { severeLiver: "yes" } }, [], { drug: "esketamine" }).status).toBe("unmet");
});

test("[SESS-1] intoxication is asked on the day, whatever was weighed before", () => {
  const check = (intoxicatedToday: "yes" | "no" | null) =>
    checkFindings(input({}, { intoxicatedToday }), weighed("SCR-23"), shippedProtocol).status;
  expect([check(null), check("no"), check("yes")]).toEqual(["unknown", "met", "unmet"]);
});

test("[SESS-2] the interaction check asks for the medicines of today, blocks what is contraindicated, and waits for reasons", () => {
  const check = (names: readonly string[] | null, rules: readonly string[] = []) =>
    checkInteractions(names === null ? null : names.map(medicine), rules.flatMap(weighed), shippedProtocol).status;
  expect(check(null)).toBe("unknown");
  expect(check(["Zoloft", "Lisinopril"])).toBe("met");
  expect(check(["Theo-24"], ["INT-01 theo-24"])).toBe("unmet");
  expect([check(["Ativan"]), check(["Ativan"], ["INT-02 ativan"])]).toEqual(["unmet", "met"]);
  expect([check(["Qwertamol"]), check(["Qwertamol"], ["MED-2 qwertamol"])]).toEqual(["unknown", "met"]);
});

test("[SESS-3] a pregnancy test is asked for where it applies, and a doubt whether it applies is unknown", () => {
  const check = (one: Case, hours: number | null) => {
    const given = input(one, { labs: hours === null ? [] : [lab("pregnancy", "negative", hoursAgo(hours))] });
    const facts = labFacts(intake(one), given, findingsOf(given, shippedProtocol), { nextDoseAt: now, sessionsAt: [] });
    return checkPregnancy(facts, shippedProtocol, now).status;
  };
  expect(check({}, null)).toBe("not-applicable");
  expect(check({ says: { childBearing: "yes" } }, null)).toBe("unmet");
  expect(check({ says: { childBearing: "yes" } }, 3)).toBe("met");
  expect(check({ says: { childBearing: "yes" } }, 30)).toBe("unmet");
  expect(check({ says: { childBearing: "not-sure" } }, 3)).toBe("unknown");
});
