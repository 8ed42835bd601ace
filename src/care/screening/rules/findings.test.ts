import fc from "fast-check";
import { expect, test } from "vitest";

import { isOpen } from "#kernel/gate.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { admitGate } from "./admit-gate.ts";
import { screeningRules } from "./data/screening-rules.ts";
import { screeningSettings } from "./data/screening-settings.ts";
import { isWorse } from "./fact-check.ts";
import { countsAtScreening, findingsOf, type Finding } from "./findings.ts";
import type { ScreeningInput } from "./screening-input.ts";
import { yesNoQuestions, type QuestionId, type YesNo } from "./sections.ts";
import { around, daysAgo, hoursAgo, input, intake, lab, now, pressure, value, vitals } from "./test-intake.ts";
import { withSettings } from "./with-settings.ts";

const find = (id: string, given: ScreeningInput, protocol = shippedProtocol): Finding => {
  const finding = findingsOf(given, protocol).find((one) => one.id === id);
  if (finding === undefined) throw new Error(`no ${id}`);
  return finding;
};
const status = (id: string, given: ScreeningInput): string => find(id, given).status;

const everyQuestion = Object.values(yesNoQuestions).flat();

test.for([
  ["SCR-01", "absolute", "aneurysm"],
  ["SCR-02", "absolute", "arteriovenousMalformation"],
  ["SCR-03", "absolute", "brainHaemorrhage"],
  ["SCR-04", "absolute", "ketamineAllergy"],
  ["SCR-05", "absolute", "pressureHazard"],
  ["SCR-06", "relative", "uncontrolledHypertension"],
  ["SCR-07", "absolute", "recentHeartOrStroke"],
  ["SCR-08", "relative", "heartDisease"],
  ["SCR-09", "absolute", "currentPsychosis"],
  ["SCR-10", "relative", "pastPsychosis"],
  ["SCR-11", "absolute", "currentMania"],
  ["SCR-12", "caution", "bipolar"],
  ["SCR-13", "absolute", "pregnant"],
  ["SCR-14", "relative", "breastfeeding"],
  ["SCR-15", "relative", "raisedBrainPressure"],
  ["SCR-16", "relative", "eyePressure"],
  ["SCR-17", "absolute", "severeLiver"],
  ["SCR-18", "relative", "liverTests"],
  ["SCR-19", "relative", "bladder"],
  ["SCR-20", "absolute", "ketamineUseDisorder"],
  ["SCR-21", "relative", "activeSubstanceUse"],
  ["SCR-22", "caution", "pastSubstanceUse"],
  ["SCR-24", "relative", "thyroid"],
  ["SCR-25", "caution", "porphyria"],
  ["SCR-26", "caution", "seizures"],
  ["SCR-27", "relative", "breathing"],
  ["SCR-28", "caution", "severeObesityOrAirway"],
  ["SCR-31", "relative", "confusionOrCapacity"],
  ["SCR-32", "relative", "selfHarmWithoutTherapist"],
  ["SCR-33", "caution", "dissociativeDisorder"],
  ["SCR-35", "caution", "reflux"],
] as const)("[%s] is %s, present on yes, absent on no, unknown on silence and doubt, and says who resolves it", ([id, level, question]) => {
  const says = (answer: YesNo | undefined) => find(id, input({ says: { [question]: answer } }));
  expect(says("yes")).toMatchObject({ level, status: "present", questions: expect.arrayContaining([question]) });
  expect(says("no")).toMatchObject({ status: "absent", resolvedBy: null });
  expect([says("not-sure").status, says(undefined).status]).toEqual(["unknown", "unknown"]);
  for (const one of [says("yes"), says("not-sure")]) expect(one.resolvedBy?.what).not.toBe("");
  expect(says("yes").sources.length).toBeGreaterThan(0);
});

test("all 35 rules stand, in the order of their numbers, with levels as in the source", () => {
  expect(screeningRules.map(({ id }) => id)).toEqual(Array.from({ length: 35 }, (_, place) => `SCR-${String(place + 1).padStart(2, "0")}`));
  const count = (level: string) => screeningRules.filter((rule) => rule.level === level).length;
  expect([count("absolute"), count("relative"), count("caution")]).toEqual([12, 15, 8]);
});

test("[SCN-1] a rule with two questions is absent only when both were answered with no", () => {
  const at = (pastPsychosis: YesNo | undefined, relativePsychosis: YesNo | undefined) =>
    status("SCR-10", input({ says: { pastPsychosis, relativePsychosis } }));
  expect(at("no", "no")).toBe("absent");
  expect(at("no", undefined)).toBe("unknown");
  expect(at("no", "not-sure")).toBe("unknown");
  expect(at("not-sure", "yes")).toBe("present");
});

test("[SCN-1] nothing said leaves every rule unknown", () => {
  const nothing = { ...input(), intake: [], suicideRisk: null, intoxicatedToday: null };
  expect(findingsOf(nothing, shippedProtocol).filter((one) => one.status !== "unknown")).toEqual([]);
});

test("[SCN-1] every question that is asked belongs to a rule, or is kept for the prescriber to read", () => {
  const used = new Set(screeningRules.flatMap(({ ask }) => (ask.kind === "any-yes" ? ask.questions : [])));
  expect(everyQuestion.filter((question) => !used.has(question))).toEqual(["childBearing", "majorDepression", "relativeBipolar"]);
  expect(new Set(everyQuestion).size).toBe(everyQuestion.length);
});

test("[SCN-11] [SCR-06] two occasions of a high pressure make it present, one leaves it open, two in order settle it", () => {
  const at = (says: YesNo | undefined, ...measured: readonly (readonly [number, number, Temporal.Instant])[]) =>
    find(
      "SCR-06",
      input(
        { says: { uncontrolledHypertension: says } },
        { vitals: measured.map(([systolic, diastolic, when]) => vitals({ pressure: pressure(systolic, diastolic) }, when)) },
      ),
    );
  expect(at("no", [160, 80, daysAgo(3)], [150, 100, now])).toMatchObject({ status: "present", contradicted: true });
  expect(at("no", [159, 99, daysAgo(3)], [150, 90, now]).status).toBe("absent");
  expect(at("no", [165, 90, now]).status).toBe("unknown");
  expect(at(undefined, [128, 80, daysAgo(3)], [130, 82, now]).status).toBe("absent");
  expect(at(undefined, [128, 80, now]).status).toBe("unknown");
  expect(at("no", [128, 80, now]).status).toBe("absent");
  expect(at("yes", [128, 80, daysAgo(3)], [130, 82, now])).toMatchObject({ status: "present", contradicted: true });
  // Measured again after a rest: one occasion, and the last pressure stands for it.
  expect(at("no", [170, 100, hoursAgo(1)], [138, 84, now]).status).toBe("absent");
  // What lies too far back says nothing today.
  expect(at("no", [170, 100, daysAgo(200)], [170, 100, daysAgo(190)]).status).toBe("absent");
});

test("[SCR-18] ALT or AST above 3 times its own upper limit is present; without a limit it is unknown", () => {
  const at = (says: YesNo | undefined, ...results: Parameters<typeof value>[]) =>
    status(
      "SCR-18",
      input(
        { says: { liverTests: says } },
        {
          labs: [
            lab(
              "bmp-lft",
              "abnormal",
              now,
              results.map((one) => value(...one)),
            ),
          ],
        },
      ),
    );
  expect(at("no", ["alt", 121, "U/L", null, 40])).toBe("present");
  expect(at("no", ["alt", 120, "U/L", null, 40])).toBe("absent");
  expect(at("no", ["alt", 20, "U/L", null, 40], ["ast", 130, "U/L", null, 40])).toBe("present");
  expect(at("no", ["alt", 121, "U/L", null, null])).toBe("unknown");
  expect(at("no")).toBe("unknown");
  expect(at("not-sure", ["alt", 20, "U/L", null, 40])).toBe("unknown");
  expect(at("yes", ["alt", 20, "U/L", null, 40])).toBe("present");
});

test("[SCR-21] AUDIT from 16 and DAST-10 from 6 are present whatever was answered; a total that is missing is unknown", () => {
  const at = (audit: number | null, dast: number | null) =>
    status("SCR-21", input({}, { audit: { total: audit, at: now, recordId: "a" }, dast: { total: dast, at: now, recordId: "d" } }));
  expect([at(16, 0), at(0, 6), at(15, 5), at(null, 0)]).toEqual(["present", "present", "absent", "unknown"]);
});

test("[SCR-28] a BMI of 40 is present; one below leaves the airway to the answer", () => {
  const at = (says: YesNo | undefined, kilograms: number) =>
    status(
      "SCR-28",
      input(
        { says: { severeObesityOrAirway: says } },
        { vitals: [vitals({ weight: { value: kilograms, unit: "kg" }, height: { value: 175, unit: "cm" } })] },
      ),
    );
  expect([at("no", 122.5), at("no", 122), at("not-sure", 70), at("yes", 70)]).toEqual(["present", "absent", "unknown", "present"]);
});

test("[SCR-29] under 18 is absolute, [SCR-30] 65 and over is a caution; the date of birth stands beside the answer and the worse holds", () => {
  const at = (answered: number | null, born: number | null) => {
    const given = input({ age: answered }, { age: born === null ? null : { value: born, unit: "a" } });
    return [status("SCR-29", given), status("SCR-30", given)];
  };
  expect(at(17, null)).toEqual(["present", "absent"]);
  expect(at(18, 18)).toEqual(["absent", "absent"]);
  expect(at(64, 65)).toEqual(["absent", "present"]);
  expect(at(null, 40)).toEqual(["absent", "absent"]);
  expect(at(null, null)).toEqual(["unknown", "unknown"]);
  expect(at(18, 17)).toEqual(["present", "absent"]);
});

test("[SCR-13] a positive test holds against a no, a negative one settles a doubt, and an old one does not", () => {
  const at = (says: YesNo | undefined, outcome: "positive" | "negative" | "unclear", when = now) =>
    status("SCR-13", input({ says: { pregnant: says } }, { labs: [lab("pregnancy", outcome, when)] }));
  expect([at("no", "positive"), at("no", "unclear"), at("not-sure", "negative")]).toEqual(["present", "unknown", "absent"]);
  expect(at("not-sure", "negative", daysAgo(31))).toBe("unknown");
  expect(at("yes", "negative")).toBe("present");
});

test("[SCR-08] [SCR-19] [SCR-24] a result that is not in order makes what was denied unknown", () => {
  const given = input(
    {},
    { labs: [lab("ecg", "abnormal"), lab("ua", "abnormal"), lab("tsh", "normal", now, [value("tsh", 0.1, "m[IU]/L", 0.4, 4)])] },
  );
  expect([status("SCR-08", given), status("SCR-19", given), status("SCR-24", given)]).toEqual(["unknown", "unknown", "unknown"]);
});

test("[SCR-35] a GLP-1 medicine on the list is present, though the question was answered with no", () => {
  expect(find("SCR-35", input({ medicines: ["Wegovy 1 mg weekly"] }))).toMatchObject({ status: "present", contradicted: true });
});

test("[SCR-23] intoxication is asked on the day and is unknown until then, without standing in the way of screening", () => {
  const open = find("SCR-23", input({}, { intoxicatedToday: null }));
  expect(open).toMatchObject({ status: "unknown", askedWhen: "on-the-day" });
  expect(countsAtScreening(open)).toBe(false);
  expect([status("SCR-23", input({}, { intoxicatedToday: "yes" })), status("SCR-23", input())]).toEqual(["present", "absent"]);
});

test("[SCR-34] a high C-SSRS screen is present; none, an old or an unfinished one is unknown", () => {
  const at = (triage: "none" | "low" | "moderate" | "high" | "incomplete", when = now) =>
    status("SCR-34", input({}, { suicideRisk: { triage, at: when } }));
  expect([at("none"), at("low"), at("moderate"), at("high"), at("incomplete")]).toEqual([
    "absent",
    "absent",
    "absent",
    "present",
    "unknown",
  ]);
  expect([at("none", daysAgo(31)), at("high", daysAgo(31))]).toEqual(["unknown", "present"]);
  expect(status("SCR-34", input({}, { suicideRisk: null }))).toBe("unknown");
});

test("[SCN-12] a rule counts for the drug it is about; while the drug is open it counts", () => {
  const applies = (id: string, drug: ScreeningInput["drug"], values = {}) => find(id, input({}, { drug }), { version: 1, values }).applies;
  expect([applies("SCR-17", null), applies("SCR-17", "esketamine"), applies("SCR-17", "ketamine-racemic")]).toEqual([true, true, false]);
  expect([applies("SCR-05", "esketamine"), applies("SCR-05", "ketamine-racemic")]).toEqual([false, true]);
  expect(applies("SCR-01", "ketamine-racemic")).toBe(true);
  expect(applies("SCR-01", "ketamine-racemic", { "screening.vascularRules.for": "esketamine-only" })).toBe(false);
});

test("[SCN-13] words quote the clinic's own numbers, and a changed number changes the finding", () => {
  const older = { version: 3, values: { "screening.age.older": 70 } };
  expect(find("SCR-30", input({ age: 66 }), older)).toMatchObject({ label: "70 years or older", status: "absent" });
  const texts = screeningRules.flatMap(({ label, present, unknown }) => [label, present.what, unknown.what]);
  for (const text of texts) expect(withSettings(text, shippedProtocol)).not.toContain("{");
  expect(new Set(screeningSettings.map(({ key }) => key)).size).toBe(screeningSettings.length);
});

const facts = fc.record({
  vitals: fc.array(
    fc.tuple(fc.integer({ min: 100, max: 200 }), fc.integer({ min: 0, max: 9 })).map(([systolic, days]) =>
      vitals(
        {
          pressure: pressure(systolic, 60 + (systolic % 50)),
          weight: { value: systolic, unit: "kg" },
          height: { value: 170, unit: "cm" },
        },
        daysAgo(days),
      ),
    ),
    { maxLength: 3 },
  ),
  labs: fc.array(
    fc.constantFrom(
      lab("pregnancy", "negative"),
      lab("pregnancy", "positive"),
      lab("bmp-lft", "abnormal", now, [value("alt", 300, "U/L", null, 40)]),
      lab("bmp-lft", "normal", now, [value("alt", 30, "U/L", null, 40)]),
      lab("tsh", "abnormal"),
      lab("ua", "unclear"),
    ),
    { maxLength: 3 },
  ),
  suicideRisk: fc.constantFrom(null, { triage: "none" as const, at: now }, { triage: "high" as const, at: now }),
  drug: fc.constantFrom(null, "esketamine" as const, "ketamine-racemic" as const),
});
const answers = fc.dictionary(
  fc.constantFrom(...everyQuestion),
  fc.constantFrom("yes" as const, "no" as const, "not-sure" as const, undefined),
);

test("[SCN-1] whatever else is known, an unknown answer never lowers a finding below a no, nor a yes below an unknown one", () => {
  fc.assert(
    fc.property(answers, facts, fc.constantFrom<QuestionId>(...everyQuestion), (says, known, question) => {
      const with_ = (answer: YesNo | undefined) => findingsOf(input({ says: { ...says, [question]: answer } }, known), shippedProtocol);
      const [no, open, unsure, yes] = [with_("no"), with_(undefined), with_("not-sure"), with_("yes")];
      const never = (lower: readonly Finding[], higher: readonly Finding[]) =>
        lower.some((one, place) => isWorse(one.status, higher[place]?.status ?? "absent"));
      expect([never(no, open), never(no, unsure), never(open, yes), never(unsure, yes)]).toEqual([false, false, false, false]);
    }),
    { numRuns: 100 },
  );
});

test("no to everything relevant with complete facts gives no finding", () => {
  const complete = input(
    {},
    {
      age: { value: 40, unit: "a" },
      audit: { total: 2, at: now, recordId: "a" },
      dast: { total: 0, at: now, recordId: "d" },
      vitals: [
        vitals({ pressure: pressure(120, 78), weight: { value: 70, unit: "kg" }, height: { value: 175, unit: "cm" } }, daysAgo(2)),
        vitals({ pressure: pressure(118, 76) }),
      ],
      labs: [
        lab("pregnancy", "negative"),
        lab("bmp-lft", "normal", now, [value("alt", 20, "U/L", null, 40), value("ast", 20, "U/L", null, 40)]),
        lab("ua", "normal"),
        lab("tsh", "normal"),
        lab("ecg", "normal"),
        lab("uds", "negative"),
      ],
    },
  );
  expect(findingsOf(complete, shippedProtocol).filter((one) => one.status !== "absent")).toEqual([]);
});

test("[ADMIT-3] adding a present contraindication never opens the gate", () => {
  const signed = { addressed: [{ rule: "SCR-34", reason: "Asked today." }], screensRead: true, signedBy: "md", drug: null };
  const open = (says: Readonly<Record<string, YesNo | undefined>>) => isOpen(admitGate(intake({ says }), around(), signed));
  expect(open({})).toBe(true);
  fc.assert(
    fc.property(answers, fc.constantFrom<QuestionId>(...everyQuestion), (says, question) => {
      if (!open(says)) expect(open({ ...says, [question]: "yes" })).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test("a result that was entered in error counts nowhere", () => {
  const struck = {
    ...lab("pregnancy", "positive"),
    struck: { at: now, by: { kind: "staff" as const, id: "md" }, reason: "wrong patient" },
  };
  const screening = { ...intake(), labs: [struck] };
  expect(admitGate(screening, around(), { addressed: [], screensRead: true, signedBy: "md", drug: null }).conditions[2]?.status).toBe(
    "met",
  );
});

test("[SCN-11] a finding keeps the records that spoke to it, and none where none did", () => {
  const panel = (...values: Parameters<typeof value>[]) => [
    lab(
      "bmp-lft",
      "abnormal",
      now,
      values.map((one) => value(...one)),
    ),
  ];
  const records = (id: string, facts: Partial<ScreeningInput>) => find(id, input({}, facts)).records;
  const liver = `bmp-lft-${now.epochMilliseconds}`;
  expect(records("SCR-18", { labs: panel(["alt", 121, "U/L", null, 40]) })).toEqual([liver]);
  expect(records("SCR-18", { labs: panel(["alt", 20, "U/L", null, 40]) })).toEqual([liver]);
  expect(records("SCR-18", { labs: panel(["ast", 20, "U/L", null, null]) })).toEqual([liver]);
  expect(records("SCR-18", { labs: panel() })).toEqual([liver]);
  expect(records("SCR-21", { audit: { total: 20, at: now, recordId: "a" } })).toEqual(["a"]);
  expect(records("SCR-21", { audit: { total: 2, at: now, recordId: "a" } })).toEqual(["a"]);
  expect(records("SCR-21", { dast: { total: null, at: now, recordId: "d" } })).toEqual(["d"]);
  expect(records("SCR-13", { labs: [lab("pregnancy", "positive")] })).toEqual([`pregnancy-${now.epochMilliseconds}`]);
  expect(records("SCR-24", { labs: [lab("tsh", "normal")] })).toEqual([`tsh-${now.epochMilliseconds}`]);
  const body = [
    vitals({ weight: { value: 130, unit: "kg" } }, daysAgo(2)),
    vitals({ height: { value: 175, unit: "cm" } }, daysAgo(1)),
    vitals({ pressure: pressure(120, 80) }, now),
  ];
  expect(records("SCR-28", { vitals: body })).toEqual([body[0]?.recordId, body[1]?.recordId]);
  for (const id of ["SCR-01", "SCR-29", "SCR-30", "SCR-34", "SCR-35"])
    expect(records(id, { age: { value: 40, unit: "a" } }), id).toEqual([]);
});

test("[SCR-18] a limit of nothing is not known, and the reason names enzyme, value and its multiple", () => {
  const at = (amount: number, upper: number | null) =>
    find("SCR-18", input({}, { labs: [lab("bmp-lft", "normal", now, [value("ast", amount, "U/L", null, upper)])] }));
  expect(at(20, 0)).toMatchObject({ status: "unknown" });
  expect(at(20, -1)).toMatchObject({ status: "unknown" });
  expect(at(20, null).reason).toContain("AST 20 U/L, its upper limit is not known.");
  expect(at(121, 40).reason).toContain("AST 121 U/L, upper limit 40; 3 times that is 120.");
});

test("[SCR-18] a panel that is not in order leaves the liver open only where it names neither enzyme", () => {
  const at = (values: readonly ReturnType<typeof value>[], outcome: "abnormal" | "normal" = "abnormal") =>
    status("SCR-18", input({}, { labs: [lab("bmp-lft", outcome, now, values)] }));
  expect(at([])).toBe("unknown");
  expect(at([], "normal")).toBe("absent");
  expect(at([value("ast", 20, "U/L", null, 40)])).toBe("absent");
  expect(at([value("creatinine", 1, "mg/dL", null, 1.2)])).toBe("unknown");
});

test("[SCR-24] a TSH at its lower limit is in order; one below, or a result that is not, leaves the thyroid open", () => {
  const at = (outcome: "normal" | "abnormal", amount: number, lower: number | null, when = now) =>
    status(
      "SCR-24",
      input({ says: { thyroid: "not-sure" } }, { labs: [lab("tsh", outcome, when, [value("tsh", amount, "m[IU]/L", lower, 4)])] }),
    );
  expect([at("normal", 0.4, 0.4), at("normal", 0.39, 0.4), at("normal", 0.1, null), at("abnormal", 2, 0.4)]).toEqual([
    "absent",
    "unknown",
    "absent",
    "unknown",
  ]);
});

test("[SCN-11] what was answered and what was measured contradict each other only where both say something", () => {
  const at = (says: YesNo | undefined, outcome: "positive" | "negative" | "unclear") =>
    find("SCR-13", input({ says: { pregnant: says } }, { labs: [lab("pregnancy", outcome)] })).contradicted;
  expect([at("no", "positive"), at("yes", "negative"), at("yes", "positive"), at("no", "negative")]).toEqual([true, true, false, false]);
  expect([at("not-sure", "positive"), at("not-sure", "negative"), at(undefined, "positive")]).toEqual([false, false, false]);
  expect(find("SCR-01", input()).contradicted).toBe(false);
  expect(find("SCR-29", input({ age: null }, { age: { value: 40, unit: "a" } })).contradicted).toBe(false);
});

test("[SCN-1] a finding says who resolves it by its status, and an age has no questions", () => {
  const [yes, unsure] = (["yes", "not-sure"] as const).map((answer) =>
    find("SCR-06", input({ says: { uncontrolledHypertension: answer } })),
  );
  const rule = screeningRules.find(({ id }) => id === "SCR-06");
  expect(yes?.resolvedBy).toEqual({ ...rule?.present, what: withSettings(rule?.present.what ?? "", shippedProtocol) });
  expect(unsure?.resolvedBy).toEqual({ ...rule?.unknown, what: withSettings(rule?.unknown.what ?? "", shippedProtocol) });
  expect(find("SCR-30", input({ age: 65 })).status).toBe("present");
  expect(find("SCR-30", input({ age: 64 })).status).toBe("absent");
  expect(find("SCR-29", input()).questions).toEqual([]);
});
