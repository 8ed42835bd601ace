import fc from "fast-check";
import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { enterDoseInError } from "./chart-dose.ts";
import { enterReadingInError } from "./chart-vitals.ts";
import { conflictsIn, contestedIn, openConflicts } from "./conflicts.ts";
import { conflictDifferences, conflictTimes } from "./data/conflict-settings.ts";
import { dosingSessionEvent, type DosingSessionEvent } from "./events.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import { noSession } from "./dosing-session.ts";
import { reviewConflict } from "./review-conflict.ts";
import { charted, dose, eventsOf, factAt, metaAt, opened } from "./test-session.ts";

const anna = "0190a000-0000-7000-8000-00000000000a";
const ben = "0190a000-0000-7000-8000-00000000000b";

const by = (person: string, minutes: number, event: DosingSessionEvent, version = 1): Recorded<DosingSessionEvent> => ({
  ...factAt(minutes, event, version),
  actor: { kind: "staff", id: person },
  commandId: `${person}-${minutes}`,
});

const rulesOf = (...facts: readonly Recorded<DosingSessionEvent>[]) => conflictsIn(facts, shippedProtocol).map(({ rule }) => rule);

test("[CONF-1] two people's values of one parameter within a minute that differ contradict each other", () => {
  const first = by(anna, 5, charted("r1", { bp: [120, 76], hr: 72 }));
  const found = conflictsIn([first, by(ben, 5.9, charted("r2", { bp: [142, 78], hr: 74 }))], shippedProtocol);
  expect(found).toMatchObject([{ rule: "CONF-1", parameters: ["systolic"], sides: [{ id: "r1" }, { id: "r2" }], reviewed: null }]);
  expect(rulesOf(first, by(ben, 6.1, charted("r2", { bp: [142, 78] })))).toEqual([]);
  expect(rulesOf(first, by(anna, 5.5, charted("r2", { bp: [142, 78] })))).toEqual([]);
});

test("[CONF-1] the difference that counts is the clinic's: one less is two looks at a living person", () => {
  const least = conflictDifferences.saturation.value;
  const first = by(anna, 5, charted("r1", { spo2: 98 }));
  expect(rulesOf(first, by(ben, 5, charted("r2", { spo2: 98 - least })))).toEqual(["CONF-1"]);
  expect(rulesOf(first, by(ben, 5, charted("r2", { spo2: 98 - least + 1 })))).toEqual([]);
  const strict = { version: 1, values: { [conflictDifferences.saturation.key]: least + 1 } };
  expect(conflictsIn([first, by(ben, 5, charted("r2", { spo2: 98 - least }))], strict)).toEqual([]);
  expect(rulesOf(by(anna, 5, charted("r1", { temp: 37.1 })), by(ben, 5, charted("r2", { temp: 36.6 })))).toEqual(["CONF-1"]);
});

test("[CONF-1] a value that only one of them charted, and a reading that was crossed out, contradict nothing", () => {
  const [first, second] = [by(anna, 5, charted("r1", { bp: [120, 76] })), by(ben, 5, charted("r2", { hr: 140 }))];
  expect(rulesOf(first, second)).toEqual([]);
  const wrong = by(ben, 5.2, charted("r3", { bp: [180, 76] }));
  const crossed = by(ben, 6, { type: "reading-entered-in-error", readingId: "r3", reason: "typed wrong" });
  expect(rulesOf(first, wrong)).toEqual(["CONF-1"]);
  expect(rulesOf(first, wrong, crossed)).toEqual([]);
});

test("[CONF-2] doses of two people within minutes are two doses, or one that was charted twice: a person says which", () => {
  const within = conflictTimes.doses.value;
  expect(rulesOf(by(anna, 0, dose("d1")), by(ben, within, dose("d2")))).toEqual(["CONF-2"]);
  expect(rulesOf(by(anna, 0, dose("d1")), by(ben, within + 0.1, dose("d2")))).toEqual([]);
  expect(rulesOf(by(anna, 0, dose("d1", "part")), by(anna, within, dose("d2", "part")))).toEqual([]);
});

test("[CONF-3] what two people crossed out keeps both, the first reason stands, and it is shown", () => {
  const crossing = { type: "reading-entered-in-error", readingId: "r1", reason: "wrong arm" } as const;
  const facts = [by(anna, 0, opened()), by(anna, 5, charted("r1", { hr: 72 })), by(anna, 6, crossing)];
  const session = fold(dosingSessionStream, facts, noSession);
  const meta = { ...metaAt(7), actor: { kind: "staff", id: ben } } as const;
  const second = eventsOf(enterReadingInError(session, { readingId: "r1", reason: "wrong patient" }, meta));
  expect(second).toEqual([{ ...crossing, reason: "wrong patient" }]);
  const both = [...facts, ...second.map((event) => by(ben, 7, event))];
  expect(conflictsIn(both, shippedProtocol)).toMatchObject([{ rule: "CONF-3", sides: [{ by: { id: anna } }, { by: { id: ben } }] }]);
  expect(fold(dosingSessionStream, both, noSession).readings[0]?.inError?.reason).toBe("wrong arm");
  const again = { ...metaAt(8), actor: { kind: "staff", id: anna } } as const;
  expect(eventsOf(enterReadingInError(session, { readingId: "r1", reason: "again" }, again))).toEqual([]);
});

test("[CONF-3] and so with a dose", () => {
  const facts = [
    by(anna, 0, opened()),
    by(anna, 5, dose("d1")),
    by(anna, 6, { type: "dose-entered-in-error", doseId: "d1", reason: "not given" }),
  ];
  const meta = { ...metaAt(7), actor: { kind: "staff", id: ben } } as const;
  const session = fold(dosingSessionStream, facts, noSession);
  expect(eventsOf(enterDoseInError(session, { doseId: "d1", reason: "charted twice" }, meta))).toMatchObject([
    { type: "dose-entered-in-error", reason: "charted twice" },
  ]);
});

test("[CONF-4] two people's answers to one item that differ contradict each other; the same answer does not", () => {
  const answer = (says: "yes" | "no"): DosingSessionEvent => ({
    type: "checklist-item-recorded",
    item: "PSC-01",
    answer: says,
    note: "",
  });
  expect(rulesOf(by(anna, 0, answer("yes")), by(ben, 2, answer("no")))).toEqual(["CONF-4"]);
  expect(rulesOf(by(anna, 0, answer("yes")), by(ben, 2, answer("yes")))).toEqual([]);
  expect(rulesOf(by(anna, 0, answer("yes")), by(ben, 2 + conflictTimes.answers.value, answer("no")))).toEqual([]);
});

test("[CONF-5] it is shown until a person has looked, and looking changes neither entry", () => {
  const facts = [by(anna, 0, opened()), by(anna, 5, charted("r1", { hr: 60 })), by(ben, 5, charted("r2", { hr: 100 }))];
  const [conflict] = openConflicts(facts, shippedProtocol);
  expect([...contestedIn(facts, shippedProtocol)]).toEqual(["r1", "r2"]);
  const session = fold(dosingSessionStream, facts, noSession);
  const [event] = eventsOf(reviewConflict(session, { conflictId: conflict?.conflictId ?? "", note: "" }));
  expect(event).toMatchObject({ type: "conflict-reviewed" });
  const looked = [...facts, ...(event === undefined ? [] : [by(ben, 8, event)])];
  expect(openConflicts(looked, shippedProtocol)).toEqual([]);
  expect(conflictsIn(looked, shippedProtocol)).toMatchObject([{ reviewed: { by: { id: ben } } }]);
  expect(fold(dosingSessionStream, looked, noSession).readings).toEqual(session.readings);
});

test("[CONF-5] every tablet finds the same, whatever order the facts came in", () => {
  const reading = fc.record({
    person: fc.constantFrom(anna, ben, "0190a000-0000-7000-8000-00000000000c"),
    minute: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4),
    hr: fc.integer({ min: 50, max: 140 }),
  });
  fc.assert(
    fc.property(
      fc.array(reading, { maxLength: 12 }).chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(
            all.map((_, index) => index),
            { minLength: all.length },
          ),
        ),
      ),
      ([all, order]) => {
        const facts = all.map(({ person, minute, hr }, index) => by(person, minute, charted(`r${index}`, { hr }), index + 1));
        const shuffled = order.flatMap((index) => facts[index] ?? []);
        expect(conflictsIn(shuffled, shippedProtocol)).toEqual(conflictsIn(facts, shippedProtocol));
      },
    ),
    { seed: 20_261_129, numRuns: 300 },
  );
});

test("[CONF-5] what was looked at is read from the log", () => {
  const stored = { type: "conflict-reviewed", conflictId: "CONF-1 r1/a r2/b", note: "the cuff was loose" };
  expect(dosingSessionEvent.parse(stored)).toEqual(stored);
});
