import fc from "fast-check";
import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { shippedProtocol, type Protocol } from "#kernel/setting.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { acknowledgeSafetyFlag, closeSafetyFlag } from "./answer-safety-flag.ts";
import { ruleSetOff } from "./concern-trigger.ts";
import { psychosisManiaIds, urinarySymptomIds } from "./data/concern-items.ts";
import { escalateFlag } from "./escalate-flag.ts";
import { escalationLevel, type Attempt, type EscalatedFlag } from "./escalation.ts";
import { safetyEvent, type SafetyEvent } from "./events.ts";
import { raiseSafetyConcern } from "./raise-safety-concern.ts";
import { recordContactAttempt } from "./record-contact-attempt.ts";
import type { SafetyFlag } from "./safety-flag.ts";
import { safetyStream, type Safety } from "./safety.ts";
import type { Evidence } from "./stored-evidence.ts";

const start = Temporal.Instant.from("2026-11-23T15:00:00Z");
const minute = (count: number) => start.add({ minutes: count });
const nurse: Actor = { kind: "staff", id: "nurse" };
const system: Actor = { kind: "system", id: "job" };
const meta = (at: Temporal.Instant, actor = nurse): CommandMeta => ({ commandId: "c", observedAt: at, now: at, actor });
const context = { flagId: "f", timeZone: "America/New_York", protocol: shippedProtocol };

const then = (state: Safety, decision: Decision<SafetyEvent>, at = start, actor = nurse): Safety => {
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  const facts = decision.events.map((event, index): Recorded<SafetyEvent> => ({
    version: index + 1,
    observedAt: at,
    deviceAt: null,
    receivedAt: at,
    actor,
    commandId: "c",
    event: safetyEvent.parse(JSON.parse(JSON.stringify(event))),
  }));
  return fold(safetyStream, facts, state);
};
const nothing = safetyStream.initial;
const found = (evidence: Evidence, at = start): Safety =>
  then(nothing, raiseSafetyConcern(nothing, { concernId: "c1", evidence, note: "" }, meta(at), context), at);

const enzyme = (measured: number, upperLimit: number) =>
  ({ measured: { value: measured, unit: "U/L" }, upperLimit: { value: upperLimit, unit: "U/L" } }) as const;
const urinary = (
  symptoms: Extract<Evidence, { kind: "urinary" }>["symptoms"],
  urinalysis: "not-done" | "normal" | "abnormal" = "not-done",
) => ({ kind: "urinary", symptoms, urinalysis }) as const;
const lasted = (hours: number) => ({ kind: "distress", sessionId: null, lasted: { value: hours, unit: "h" } }) as const;

const lines: readonly (readonly [string, string, Evidence, boolean])[] = [
  ["SR-08", "a positive mania screen", { kind: "mania-screen", result: "positive" }, true],
  ["SR-08", "a negative mania screen", { kind: "mania-screen", result: "negative" }, false],
  ["SR-11", "one new symptom", { kind: "psychosis-mania", symptoms: ["hallucinations"] }, true],
  ["SR-11", "no new symptom", { kind: "psychosis-mania", symptoms: [] }, false],
  ["SR-12", "two urinary symptoms", urinary(["frequency", "urgency"]), true],
  ["SR-12", "one urinary symptom", urinary(["frequency"], "normal"), false],
  ["SR-12", "the same symptom twice", urinary(["frequency", "frequency"]), false],
  ["SR-12", "an abnormal urinalysis alone", urinary([], "abnormal"), true],
  ["SR-13", "ALT just above three times its limit", { kind: "liver-enzymes", alt: enzyme(121, 40), ast: null }, true],
  ["SR-13", "ALT at three times its limit", { kind: "liver-enzymes", alt: enzyme(120, 40), ast: null }, false],
  ["SR-13", "AST alone, above three times its limit", { kind: "liver-enzymes", alt: null, ast: enzyme(121, 40) }, true],
  ["SR-13", "AST above by its own laboratory's limit", { kind: "liver-enzymes", alt: enzyme(50, 40), ast: enzyme(100, 33) }, true],
  ["SR-14", "distress for more than a day", lasted(25), true],
  ["SR-14", "distress for a day", lasted(24), false],
  ["SR-16", "a disclosure, whatever it is", { kind: "disclosure", about: "boundary", aboutStaffId: null }, true],
  ["SR-17", "a positive pregnancy test", { kind: "pregnancy-test", test: "urine", result: "positive" }, true],
  ["SR-17", "a negative pregnancy test", { kind: "pregnancy-test", test: "urine", result: "negative" }, false],
];

test.for(lines)("[SAF-7] %s: %s is kept, and raises the flag only from its line on", ([rule, , evidence, raises]) => {
  const state = found(evidence);
  expect(state.concerns).toMatchObject([{ concernId: "c1", evidence, by: "nurse" }]);
  expect(state.flags.map((flag) => flag.rule)).toEqual(raises ? [rule] : []);
});

test("[SR-12] every pair of different urinary symptoms is a concern, whatever else was found", () => {
  const symptoms = fc.subarray([...urinarySymptomIds]);
  fc.assert(
    fc.property(symptoms, fc.constantFrom("not-done", "normal", "abnormal"), (chosen, urinalysis) => {
      expect(ruleSetOff(urinary(chosen, urinalysis), shippedProtocol) === "SR-12").toBe(chosen.length >= 2 || urinalysis === "abnormal");
    }),
    { seed: 12, numRuns: 200 },
  );
});

test("[SR-13] the line is the clinic's: a lower ratio catches a lower value", () => {
  const protocol: Protocol = { version: 1, values: { "safety.sr13.ratio": 2 } };
  const evidence: Evidence = { kind: "liver-enzymes", alt: enzyme(90, 40), ast: null };
  expect([ruleSetOff(evidence, shippedProtocol), ruleSetOff(evidence, protocol)]).toEqual([null, "SR-13"]);
});

test("[SR-11] a prescriber is due within half an hour of when the clinic had it", () => {
  const [flag] = found({ kind: "psychosis-mania", symptoms: [psychosisManiaIds[0]] }).flags;
  expect(flag).toMatchObject({ level: "critical", fromAfar: false, concernId: "c1" });
  expect(flag?.contactBy?.toString()).toBe(minute(30).toString());
});

test("[SAF-8] a concern is received once, and liver enzymes without a value are refused", () => {
  const state = found(lasted(30));
  expect(raiseSafetyConcern(state, { concernId: "c1", evidence: lasted(30), note: "" }, meta(start), context)).toMatchObject({
    refusal: { rule: "SAF-8" },
  });
  const empty: Evidence = { kind: "liver-enzymes", alt: null, ast: null };
  expect(raiseSafetyConcern(nothing, { concernId: "c2", evidence: empty, note: "" }, meta(start), context)).toMatchObject({
    refusal: { rule: "SAF-8", field: "evidence" },
  });
});

test("[SAF-8] a second concern is a concern of its own", () => {
  const second = raiseSafetyConcern(found(lasted(30)), { concernId: "c2", evidence: lasted(40), note: "" }, meta(start), context);
  expect(second).toMatchObject({ events: [{ type: "safety-concern-recorded", concernId: "c2" }, { type: "safety-flag-raised" }] });
});

const close = (
  state: Safety,
  as: readonly ("clinician" | "prescriber" | "compliance")[],
  by = nurse,
  disposition: "referred" | "reported" | "no-current-thoughts" = "referred",
) => closeSafetyFlag(state.flags, { flagId: "f", disposition, note: "Seen." }, meta(minute(60), by), as);

test("[SAF-4] a prescriber's flag is not closed by a therapist, nor with a finding of another kind", () => {
  const state = found({ kind: "pregnancy-test", test: "serum", result: "positive" });
  expect(close(state, ["clinician"])).toMatchObject({ refusal: { rule: "SAF-4" } });
  expect(close(state, ["clinician", "prescriber"], nurse, "no-current-thoughts")).toMatchObject({ refusal: { field: "disposition" } });
  const closed = then(state, close(state, ["clinician", "prescriber"]), minute(60));
  expect(closed.flags[0]?.closed).toMatchObject({ by: "nurse", disposition: "referred" });
});

test("[SAF-6] whom a disclosure names cannot see or close it, and nobody without compliance can", () => {
  const state = found({ kind: "disclosure", about: "abuse", aboutStaffId: "nurse" });
  const other: Actor = { kind: "staff", id: "director" };
  const seen = (by: Actor, as: readonly ("clinician" | "compliance")[]) =>
    acknowledgeSafetyFlag(state.flags, { flagId: "f", note: "" }, meta(minute(1), by), as);
  expect(seen(nurse, ["compliance"])).toMatchObject({ refusal: { rule: "SAF-2" } });
  expect(seen(other, ["clinician"])).toMatchObject({ refusal: { rule: "SAF-2" } });
  expect(seen(other, ["compliance"]).outcome).toBe("accepted");
  expect(close(state, ["compliance"], nurse, "reported")).toMatchObject({ refusal: { rule: "SAF-2" } });
  expect(close(state, ["clinician", "prescriber"], other, "reported")).toMatchObject({ refusal: { rule: "SAF-4" } });
  expect(close(state, ["compliance"], other, "reported").outcome).toBe("accepted");
});

const positive = (change: Partial<SafetyFlag> = {}): SafetyFlag => ({
  flagId: "a",
  rule: "SR-01",
  level: "high",
  raisedAt: start,
  acknowledgeBy: minute(30),
  contactBy: minute(600),
  fromAfar: true,
  acknowledged: null,
  closed: null,
  ...change,
});
const levelAt = (count: number, flag: EscalatedFlag = positive(), attempts: readonly Attempt[] = []) =>
  escalationLevel(flag, attempts, [], minute(count), shippedProtocol);

test("[SR-06] a positive from afar that nobody saw in time is told to who is on call, and then to the medical director", () => {
  expect([29, 30, 44, 45].map((count) => levelAt(count).length)).toEqual([0, 1, 1, 2]);
  const withoutTime = positive({ rule: "SR-05", acknowledgeBy: null });
  expect([14, 15, 29, 30].map((count) => levelAt(count, withoutTime).length)).toEqual([0, 1, 1, 2]);
});

test("[SR-06] what was answered in the room, and what is not a suicide positive, is not escalated", () => {
  expect(levelAt(600, positive({ fromAfar: false }))).toEqual([]);
  expect(levelAt(600, positive({ rule: "SR-09" }))).toEqual([]);
});

test("[SAF-9] trying in vain stops nothing; reaching the patient or having seen it does", () => {
  const tried = (outcome: Attempt["outcome"]) => levelAt(45, positive(), [{ flagId: "a", outcome, receivedAt: minute(5) }]);
  expect(tried("not-reached")).toEqual(["on-call", "medical-director"]);
  expect(tried("reached")).toEqual([]);
  expect(levelAt(45, positive({ acknowledged: { at: minute(5), by: "s", note: "" } }))).toEqual([]);
});

test("[SAF-9] escalation only ever rises: no later time, attempt or answer takes a step back", () => {
  const attempts = fc.array(
    fc.record({
      flagId: fc.constantFrom("a", "b"),
      outcome: fc.constantFrom("reached", "not-reached"),
      receivedAt: fc.integer({ min: 0, max: 90 }).map(minute),
    }),
    { maxLength: 4 },
  );
  const step = fc.record({ wait: fc.integer({ min: 0, max: 40 }), tried: attempts, seen: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let taken: readonly { flagId: string; step: "on-call" | "medical-director" }[] = [];
      let at = 0;
      for (const { wait, tried, seen } of steps) {
        at += wait;
        const flag = positive(seen ? { acknowledged: { at: minute(at), by: "s", note: "" } } : {});
        const level = escalationLevel(flag, tried, taken, minute(at), shippedProtocol);
        expect(taken.every((one) => level.includes(one.step))).toBe(true);
        taken = level.map((one) => ({ flagId: "a", step: one }));
      }
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("[SR-06] each step is taken once, by the system, makes one flag of its own, and clears nothing", () => {
  const escalate = (state: Safety, count: number, flag = positive()) =>
    escalateFlag(state, { flag, told: ["director"] }, meta(minute(count), system), { ...context, flagId: "silence" });
  expect(escalate(nothing, 29)).toMatchObject({ refusal: { rule: "SAF-9" } });
  const first = then(nothing, escalate(nothing, 30), minute(30), system);
  expect(first.flags).toMatchObject([{ flagId: "silence", rule: "SR-06", level: "critical", escalates: "a", closed: null }]);
  expect(first.escalations).toMatchObject([{ flagId: "a", step: "on-call", told: ["director"] }]);
  expect(escalate(first, 31)).toMatchObject({ refusal: { rule: "SAF-9" } });
  const second = then(first, escalate(first, 45), minute(45), system);
  expect(second.escalations.map(({ step }) => step)).toEqual(["on-call", "medical-director"]);
  expect(second.flags).toHaveLength(1);
  expect(acknowledgeSafetyFlag(second.flags, { flagId: "silence", note: "" }, meta(minute(46), system), ["clinician"])).toMatchObject({
    refusal: { rule: "SAF-1" },
  });
  const taken = then(
    first,
    acknowledgeSafetyFlag(first.flags, { flagId: "silence", note: "" }, meta(minute(40)), ["clinician"]),
    minute(40),
  );
  expect(escalate(taken, 45)).toMatchObject({ refusal: { rule: "SAF-9" } });
});

test("[SAF-10] every attempt is kept with who made it, by staff only, and the flag stays open", () => {
  const attempt = { attemptId: "t1", flagId: "a", how: "phone", outcome: "not-reached", note: "No answer." } as const;
  const record = (state: Safety, by = nurse, known = ["a"]) => recordContactAttempt(state, attempt, known, meta(minute(5), by));
  expect(record(nothing, system)).toMatchObject({ refusal: { rule: "SAF-10" } });
  expect(record(nothing, nurse, [])).toMatchObject({ refusal: { rule: "SAF-2" } });
  const kept = then(nothing, record(nothing), minute(5));
  expect(kept.attempts).toMatchObject([{ how: "phone", outcome: "not-reached", by: "nurse" }]);
  expect(record(kept)).toMatchObject({ refusal: { rule: "SAF-10" } });
});

test("[SAF-10] a second attempt is an attempt of its own", () => {
  const attempt = { attemptId: "t1", flagId: "a", how: "phone", outcome: "not-reached", note: "" } as const;
  const kept = then(nothing, recordContactAttempt(nothing, attempt, ["a"], meta(start)));
  expect(recordContactAttempt(kept, { ...attempt, attemptId: "t2" }, ["a"], meta(minute(5))).outcome).toBe("accepted");
});

test("[SAF-9] what was tried, seen or told for another flag takes nothing from this one", () => {
  const reached: Attempt = { flagId: "b", outcome: "reached", receivedAt: minute(5) };
  expect(levelAt(45, positive(), [reached])).toEqual(["on-call", "medical-director"]);
  const taken = [{ flagId: "b", step: "on-call" } as const];
  expect(escalationLevel(positive(), [], taken, minute(5), shippedProtocol)).toEqual([]);
});

test("[SAF-9] a flag that was closed is not escalated further", () => {
  const closed = { at: minute(5), by: "s", note: "Spoken with.", disposition: "no-current-thoughts" } as const;
  expect(levelAt(600, positive({ closed }))).toEqual([]);
});

test("[SR-06] two flags from afar are escalated each for itself, and each silence is a flag of its own", () => {
  const escalate = (state: Safety, flag: SafetyFlag, count: number) =>
    escalateFlag(state, { flag, told: [] }, meta(minute(count), system), { ...context, flagId: `silence-${flag.flagId}` });
  const [one, other] = [positive({ flagId: "a" }), positive({ flagId: "b" })];
  const first = then(nothing, escalate(nothing, one, 30), minute(30), system);
  const both = then(first, escalate(first, other, 31), minute(31), system);
  expect(both.flags.map(({ flagId, escalates }) => [flagId, escalates])).toEqual([
    ["silence-a", "a"],
    ["silence-b", "b"],
  ]);
  const seen = then(both, acknowledgeSafetyFlag(both.flags, { flagId: "silence-a", note: "" }, meta(minute(40)), []), minute(40));
  expect(seen.flags.map(({ acknowledged }) => acknowledged !== null)).toEqual([true, false]);
  expect(escalate(seen, one, 45)).toMatchObject({ refusal: { rule: "SAF-9" } });
  expect(escalate(seen, other, 45)).toMatchObject({ events: [{ flagId: "b", step: "medical-director" }] });
});

test("[SAF-9] who reached the patient for the silence is on the flag behind it, and who tried in vain or for another flag is not", () => {
  const escalated = escalateFlag(nothing, { flag: positive(), told: [] }, meta(minute(30), system), { ...context, flagId: "silence" });
  const state = then(nothing, escalated, minute(30), system);
  const tried = (flagId: string, outcome: Attempt["outcome"]) => {
    const attempt = { attemptId: "t1", flagId, how: "phone", outcome, note: "" } as const;
    const kept = then(state, recordContactAttempt(state, attempt, [flagId], meta(minute(35))), minute(35));
    return escalateFlag(kept, { flag: positive(), told: [] }, meta(minute(45), system), context).outcome;
  };
  expect(tried("silence", "reached")).toBe("refused");
  expect(tried("a", "reached")).toBe("refused");
  expect(tried("silence", "not-reached")).toBe("accepted");
  expect(tried("another", "reached")).toBe("accepted");
});

test("[SAF-17] times count from when the clinic had it, and from the device's time while only the tablet has it", () => {
  const received = minute(20);
  const events: readonly SafetyEvent[] = [
    {
      ...{ type: "safety-flag-raised", flagId: "f", rule: "SR-11", level: "critical", acknowledgeBy: null, contactBy: null },
      ...{ concernId: "c", escalates: null, aboutStaffId: null },
    },
    { type: "safety-flag-escalated", flagId: "f", step: "on-call", told: [] },
    { type: "contact-attempted", attemptId: "t", flagId: "f", how: "phone", outcome: "reached", note: "" },
  ];
  const read = (receivedAt: Temporal.Instant | null) => {
    const fact = { observedAt: start, deviceAt: null, receivedAt, actor: nurse, commandId: "c" };
    const state = fold(
      safetyStream,
      events.map((event, index): Recorded<SafetyEvent> => ({ ...fact, version: index + 1, event })),
    );
    return [state.flags[0]?.raisedAt, state.escalations[0]?.at, state.attempts[0]?.receivedAt].map(String);
  };
  expect(read(received)).toEqual([received, received, received].map(String));
  expect(read(null)).toEqual([start, start, start].map(String));
});
