import { expect, test } from "vitest";
import * as fc from "fast-check";

import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { settled, type ChoiceSetting, type ListSetting, type NumberSetting, type Setting, type SettingValue } from "#kernel/setting.ts";
import { fold } from "#kernel/stream.ts";

import { confirmChange, endChange, signChange, type ProtocolSigner, type SignChange } from "./change-setting.ts";
import type { ProtocolEvent } from "./events.ts";
import { judgeValue } from "./judge-value.ts";
import { protocolStream, type ProtocolRecord } from "./protocol-record.ts";

const founded = { evidence: "proposal", sources: ["proposed-default"], owner: "medical-director" } as const;
const pressure = (key: string, label: string, value: number, order: object): NumberSetting<"mm[Hg]"> => ({
  ...founded,
  kind: "number",
  key,
  label,
  value,
  unit: "mm[Hg]",
  absolute: [120, 200],
  recommended: [140, 180],
  ...order,
});
const hold = pressure("preDose.sbp.hold", "Hold from", 160, { atMost: "preDose.sbp.stop" });
const stop = pressure("preDose.sbp.stop", "Stop from", 180, {});
const minutes: ListSetting<"min"> = {
  ...founded,
  kind: "list",
  key: "vitals.IM.after",
  label: "Vital signs after the dose",
  value: [5, 10, 15],
  unit: "min",
  absolute: [1, 240],
  recommended: [5, 120],
};
const byMouth: ChoiceSetting = {
  ...founded,
  kind: "choice",
  key: "route.PO",
  label: "Ketamine by mouth",
  value: "off",
  options: ["on", "off"],
  recommended: ["off"],
};
const settings: readonly Setting[] = [hold, stop, minutes, byMouth];

const director: ProtocolSigner = { isMedicalDirector: true, isPrescriber: true };
const prescriber: ProtocolSigner = { isMedicalDirector: false, isPrescriber: true };
const monitor: ProtocolSigner = { isMedicalDirector: false, isPrescriber: false };

const at = Temporal.Instant.from("2026-11-02T15:00:00Z");
const by = (id: string): CommandMeta => ({ commandId: "c", observedAt: at, now: at, actor: { kind: "staff", id } });

const eventsOf = (decision: Decision<ProtocolEvent>): readonly ProtocolEvent[] => {
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  return decision.events;
};

const after = (record: ProtocolRecord, decision: Decision<ProtocolEvent>, id = "director"): ProtocolRecord =>
  fold(
    protocolStream,
    eventsOf(decision).map((event, index) => ({
      version: index + 1,
      observedAt: at,
      deviceAt: null,
      receivedAt: at,
      actor: { kind: "staff" as const, id },
      commandId: "c",
      event,
    })),
    record,
  );

const asked = (key: string, value: SettingValue | null, seen: SettingValue, changeId = "change-1"): SignChange => ({
  changeId,
  key,
  value,
  seen,
  reason: "Two of our patients need it",
});
const { initial } = protocolStream;

test("[PRO-1] nobody but the medical director signs a change", () => {
  expect(signChange(initial, asked(hold.key, 150, 160), settings, prescriber)).toMatchObject({ refusal: { rule: "PRO-1" } });
  expect(signChange(initial, asked(hold.key, 150, 160), settings, monitor)).toMatchObject({ refusal: { rule: "PRO-1" } });
});

test("[PRO-2] a value of another kind, of no setting, or the one that holds already is refused", () => {
  for (const [key, value, seen] of [
    ["no.such", 1, 1],
    [hold.key, "150", 160],
    [hold.key, Number.NaN, 160],
    [hold.key, [150], 160],
    [hold.key, 160, 160],
    [hold.key, null, 160],
    [minutes.key, 5, [5, 10, 15]],
    [minutes.key, [], [5, 10, 15]],
    [minutes.key, [10, 5], [5, 10, 15]],
    [minutes.key, [5, 5], [5, 10, 15]],
    [byMouth.key, "sometimes", "off"],
  ] as const) {
    const wanted = typeof value === "object" && value !== null ? [...value] : value;
    expect(
      signChange(initial, asked(key, wanted, typeof seen === "object" ? [...seen] : seen), settings, director),
      `${key} ${String(value)}`,
    ).toMatchObject({
      refusal: { rule: "PRO-2" },
    });
  }
});

test("[PRO-3] a value outside the absolute bounds is refused, at the bounds it is not", () => {
  for (const value of [119, 201, -160])
    expect(judgeValue(hold, value, [hold], initial.protocol)).toMatchObject({ is: "refused", rule: "PRO-3" });
  for (const value of [120, 200]) expect(judgeValue(hold, value, [hold], initial.protocol).is).toBe("needs-second");
  for (const value of [140, 180]) expect(judgeValue(hold, value, [hold], initial.protocol).is).toBe("recommended");
  expect(judgeValue(minutes, [5, 241], settings, initial.protocol)).toMatchObject({ rule: "PRO-3" });
});

test("[PRO-4] settings that belong in an order keep it, whichever of them is changed", () => {
  const lower = after(initial, signChange(initial, asked(stop.key, 170, 180), settings, director));
  expect(signChange(lower, asked(hold.key, 172, 160), settings, director)).toMatchObject({ refusal: { rule: "PRO-4" } });
  expect(signChange(initial, asked(stop.key, 159, 180), settings, director)).toMatchObject({ refusal: { rule: "PRO-4" } });
  expect(signChange(lower, asked(hold.key, 170, 160), settings, director)).toMatchObject({ outcome: "accepted" });
});

test("[PRO-3] a refusal and a need for a second person say the bounds with their unit; a score is counted in points", () => {
  const message = (setting: Setting, value: SettingValue) => {
    const judged = judgeValue(setting, value, [setting], initial.protocol);
    return judged.is === "recommended" ? "" : judged.message;
  };
  expect(message(stop, 201)).toContain("120 to 200 mm[Hg]");
  expect(message(stop, 190)).toContain("140 to 180 mm[Hg]");
  const score: NumberSetting = { ...stop, key: "phq9.rise", unit: "{score}", absolute: [1, 27], recommended: [3, 10] };
  expect(message(score, 28)).toContain("1 to 27 points");
  expect(message(score, 20)).toContain("3 to 10 points");
});

test("[PRO-3] [PRO-5] one number of a list beyond what is recommended needs a second person, and one beyond the absolute bounds is refused", () => {
  const judged = (value: readonly number[]) => judgeValue(minutes, value, settings, initial.protocol).is;
  expect(judged([5, 60, 120])).toBe("recommended");
  expect(judged([5, 60, 121])).toBe("needs-second");
  expect(judged([4, 60, 120])).toBe("needs-second");
  expect(judged([0, 60, 120])).toBe("refused");
  expect(judged([5, 60, 241])).toBe("refused");
});

test("[PRO-2] a list has finite numbers in rising order, and none at all only where none is shipped", () => {
  const judged = (setting: Setting, value: readonly number[]) => judgeValue(setting, value, settings, initial.protocol);
  expect(judged(minutes, [5, Number.NaN, 15])).toMatchObject({ rule: "PRO-2" });
  expect(judged(minutes, [5, 15, 10])).toMatchObject({ rule: "PRO-2", message: expect.stringContaining("rising") });
  expect(judged(minutes, [15])).toEqual({ is: "recommended" });
  expect(judged(minutes, [])).toMatchObject({ rule: "PRO-2" });
  expect(judged({ ...minutes, value: [] }, [])).toEqual({ is: "recommended" });
});

test("[PRO-5] a choice that is not recommended needs a second person, and one that is needs nobody", () => {
  const judged = (value: string) => judgeValue(byMouth, value, settings, initial.protocol).is;
  expect([judged("on"), judged("off")]).toEqual(["needs-second", "recommended"]);
  const either = { ...byMouth, recommended: ["on", "off"] };
  expect(judgeValue(either, "on", settings, initial.protocol)).toEqual({ is: "recommended" });
});

const amber = pressure("amber", "Amber from", 150, { atMost: "red" });
const red = pressure("red", "Red from", 170, { atLeast: "amber" });

test.for<[string, NumberSetting, number, readonly Setting[], string | null]>([
  ["the lower at its own ceiling", amber, 170, [amber, pressure("red", "Red from", 170, {})], null],
  ["the lower above its own ceiling", amber, 171, [amber, pressure("red", "Red from", 170, {})], '"Red from", 170'],
  ["the upper at its own floor", red, 150, [red, pressure("amber", "Amber from", 150, {})], null],
  ["the upper below its own floor", red, 149, [red, pressure("amber", "Amber from", 150, {})], '"Amber from", 150'],
  ["the lower at what the upper asks of it", pressure("amber", "", 150, {}), 170, [red], null],
  ["the lower above what the upper asks of it", pressure("amber", "", 150, {}), 171, [red], '"Red from", 170'],
  ["the upper at what the lower asks of it", pressure("red", "", 170, {}), 150, [amber], null],
  ["the upper below what the lower asks of it", pressure("red", "", 170, {}), 149, [amber], '"Amber from", 150'],
  ["settings that know nothing of each other", pressure("own", "", 160, {}), 145, [minutes, amber, red, byMouth], null],
])("[PRO-4] %s", ([, setting, value, others, named]) => {
  const judged = judgeValue(setting, value, [setting, ...others], initial.protocol);
  if (named === null) expect(judged).toEqual({ is: "recommended" });
  else expect(judged).toMatchObject({ is: "refused", rule: "PRO-4", message: expect.stringContaining(named) });
});

test("[PRO-4] the order is judged by the clinic's values where it has set them, and lists and choices stand in none", () => {
  const clinic = { version: 1, values: { red: 160, amber: 155, [minutes.key]: [10, 20], [byMouth.key]: "on" } };
  const free = { amber: pressure("amber", "", 150, {}), red: pressure("red", "", 170, {}) };
  expect(judgeValue(amber, 161, [amber, free.red, minutes], clinic)).toMatchObject({ rule: "PRO-4" });
  expect(judgeValue(amber, 160, [amber, free.red, minutes], clinic)).toEqual({ is: "recommended" });
  expect(judgeValue(free.red, 154, [amber, free.red], clinic)).toMatchObject({ rule: "PRO-4" });
  expect(judgeValue(free.amber, 161, [red, free.amber], clinic)).toMatchObject({ rule: "PRO-4" });
  const besideList = pressure("own", "", 160, { atLeast: minutes.key, atMost: byMouth.key });
  expect(judgeValue(besideList, 141, [besideList, minutes, byMouth], clinic)).toEqual({ is: "recommended" });
});

test("[PRO-5] outside the recommended bounds a second person confirms; until then what held goes on holding", () => {
  const waiting = after(initial, signChange(initial, asked(hold.key, 130, 160), settings, director));
  expect(waiting.protocol).toEqual({ version: 0, values: {} });
  expect(waiting.changes[0]?.outcome.is).toBe("waiting");
  expect(confirmChange(waiting, "change-1", settings, director, by("director"))).toMatchObject({ refusal: { rule: "PRO-5" } });
  expect(confirmChange(waiting, "change-1", settings, monitor, by("monitor"))).toMatchObject({ refusal: { rule: "PRO-5" } });
  const confirmed = after(waiting, confirmChange(waiting, "change-1", settings, prescriber, by("second")), "second");
  expect(confirmed.protocol.version).toBe(1);
  expect(settled(confirmed.protocol, hold).value).toBe(130);
  expect(confirmed.changes[0]?.outcome).toMatchObject({ is: "in-force", confirmedBy: "second", protocolVersion: 1 });
});

test("[PRO-5] a change that waits is judged again by what holds when it is confirmed", () => {
  const waiting = after(initial, signChange(initial, asked(hold.key, 176, 160), settings, director));
  expect(waiting.protocol.version).toBe(1);
  const high = after(initial, signChange(initial, asked(stop.key, 190, 180, "stop"), settings, director));
  const both = after(high, signChange(high, asked(hold.key, 179, 160, "hold"), settings, director));
  expect(
    confirmChange(
      both,
      "stop",
      settings.filter((one) => one.key !== stop.key),
      prescriber,
      by("second"),
    ),
  ).toMatchObject({ refusal: { rule: "PRO-2" } });
  const lowStop = { ...stop, absolute: [120, 185] as const };
  expect(confirmChange(both, "stop", [hold, lowStop], prescriber, by("second"))).toMatchObject({ refusal: { rule: "PRO-3" } });
});

test("[PRO-6] a change without a reason is refused, and so is an end without a note", () => {
  expect(signChange(initial, { ...asked(hold.key, 150, 160), reason: "  " }, settings, director)).toMatchObject({
    refusal: { rule: "PRO-6", field: "reason" },
  });
  const waiting = after(initial, signChange(initial, asked(hold.key, 130, 160), settings, director));
  expect(endChange(waiting, { changeId: "change-1", note: "" }, director, by("director"))).toMatchObject({ refusal: { rule: "PRO-6" } });
});

test("[PRO-7] a change that was begun before another one is not signed blindly", () => {
  const changed = after(initial, signChange(initial, asked(hold.key, 150, 160), settings, director));
  expect(signChange(changed, asked(hold.key, 155, 160, "later"), settings, director)).toMatchObject({ refusal: { rule: "PRO-7" } });
  expect(signChange(changed, asked(hold.key, 155, 150, "later"), settings, director)).toMatchObject({ outcome: "accepted" });
});

test("[PRO-8] one change of a setting waits at a time", () => {
  const waiting = after(initial, signChange(initial, asked(hold.key, 130, 160), settings, director));
  expect(signChange(waiting, asked(hold.key, 150, 160, "another"), settings, director)).toMatchObject({ refusal: { rule: "PRO-8" } });
  expect(signChange(waiting, asked(stop.key, 175, 180, "another"), settings, director)).toMatchObject({ outcome: "accepted" });
});

test("[PRO-9] a waiting change is declined by another prescriber or taken back by its signer, once", () => {
  const waiting = after(initial, signChange(initial, asked(hold.key, 130, 160), settings, director));
  expect(endChange(waiting, { changeId: "change-1", note: "No" }, monitor, by("monitor"))).toMatchObject({ refusal: { rule: "PRO-5" } });
  const declined = after(waiting, endChange(waiting, { changeId: "change-1", note: "Too low" }, prescriber, by("second")), "second");
  expect(declined.changes[0]?.outcome).toMatchObject({ is: "declined", by: "second", note: "Too low" });
  expect(declined.protocol.version).toBe(0);
  for (const again of [
    confirmChange(declined, "change-1", settings, prescriber, by("second")),
    endChange(declined, { changeId: "change-1", note: "Again" }, director, by("director")),
    confirmChange(declined, "none", settings, prescriber, by("second")),
  ])
    expect(again).toMatchObject({ refusal: { rule: "PRO-9" } });
  const withdrawn = after(waiting, endChange(waiting, { changeId: "change-1", note: "Thought again" }, director, by("director")));
  expect(withdrawn.changes[0]?.outcome.is).toBe("withdrawn");
});

test("[PRO-10] versions count the changes in force, and going back to the shipped default is a change like any other", () => {
  const one = after(initial, signChange(initial, asked(hold.key, 150, 160), settings, director));
  const two = after(one, signChange(one, asked(minutes.key, [5, 15], [5, 10, 15], "two"), settings, director));
  const three = after(two, signChange(two, asked(hold.key, null, 150, "three"), settings, director));
  expect([one, two, three].map((record) => record.protocol.version)).toEqual([1, 2, 3]);
  expect(three.protocol.values).toEqual({ [minutes.key]: [5, 15] });
  expect(settled(three.protocol, hold).value).toBe(160);
  expect(three.changes.map((change) => change.outcome.is)).toEqual(["in-force", "in-force", "in-force"]);
});

test("[PRO-3] [PRO-4] whatever is signed and confirmed, every value in force lies within its absolute bounds and in its order", () => {
  const step = fc.record({ key: fc.constantFrom(hold.key, stop.key), value: fc.integer({ min: 90, max: 230 }), confirm: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let record = initial;
      for (const [index, { key, value, confirm }] of steps.entries()) {
        const seen = settled(record.protocol, key === hold.key ? hold : stop).value;
        const signed = signChange(record, asked(key, value, seen, String(index)), settings, director);
        if (signed.outcome === "refused") continue;
        record = after(record, signed);
        const second = confirm
          ? confirmChange(record, String(index), settings, prescriber, by("second"))
          : endChange(record, { changeId: String(index), note: "No" }, prescriber, by("second"));
        if (second.outcome === "accepted") record = after(record, second, "second");
      }
      const [held, stopped] = [settled(record.protocol, hold).value, settled(record.protocol, stop).value];
      return held >= 120 && held <= 200 && stopped >= 120 && stopped <= 200 && held <= stopped;
    }),
    { numRuns: 300 },
  );
});

test("[PRO-10] what is signed is kept whole: the value, what held, the default of that day and the unit", () => {
  const record = after(initial, signChange(initial, asked(minutes.key, [5, 20], [5, 10, 15], "first"), settings, director));
  expect(eventsOf(signChange(record, asked(minutes.key, [5, 200], [5, 20], "list"), settings, director))).toEqual([
    {
      type: "setting-change-signed",
      changeId: "list",
      key: minutes.key,
      value: [5, 200],
      previous: [5, 20],
      shipped: [5, 10, 15],
      unit: "min",
      reason: "Two of our patients need it",
      needsSecond: true,
    },
  ]);
  const choice = after(initial, signChange(initial, asked(byMouth.key, "on", "off"), settings, director));
  expect(choice.changes).toMatchObject([{ unit: null, value: "on", previous: "off", signedBy: "director", signedAt: at }]);
});

test("[PRO-5] a medical director confirms or declines another's change without being a prescriber; who monitors does neither", () => {
  const second: ProtocolSigner = { isMedicalDirector: true, isPrescriber: false };
  const waiting = after(initial, signChange(initial, asked(hold.key, 130, 160), settings, director));
  expect(confirmChange(waiting, "change-1", settings, second, by("second"))).toMatchObject({
    events: [{ type: "setting-changed", changeId: "change-1", key: hold.key, value: 130, protocolVersion: 1 }],
  });
  expect(endChange(waiting, { changeId: "change-1", note: "No" }, second, by("second"))).toMatchObject({
    events: [{ type: "setting-change-declined", note: "No" }],
  });
});

test("[PRO-8] a change that was answered waits no more: the same setting is changed again, and only the change that was meant is answered", () => {
  const waiting = after(initial, signChange(initial, asked(hold.key, 130, 160), settings, director));
  const two = after(waiting, signChange(waiting, asked(stop.key, 195, 180, "change-2"), settings, director));
  const declined = after(two, endChange(two, { changeId: "change-1", note: "No" }, prescriber, by("second")), "second");
  expect(declined.changes.map((change) => change.outcome.is)).toEqual(["declined", "waiting"]);
  expect(signChange(declined, asked(hold.key, 150, 160, "change-3"), settings, director)).toMatchObject({ outcome: "accepted" });
});

test("[PRO-5] what is in force at once names nobody as the second person", () => {
  const changed = after(initial, signChange(initial, asked(hold.key, 150, 160), settings, director));
  expect(changed.changes[0]?.outcome).toEqual({ is: "in-force", protocolVersion: 1, confirmedBy: null, at });
});

test.for<ProtocolEvent>([
  {
    ...{ type: "setting-change-signed", changeId: "c", key: "k", value: null, previous: [1, 2], shipped: "off" },
    ...{ unit: null, reason: "r", needsSecond: true },
  },
  { type: "setting-changed", changeId: "c", key: "k", value: [1, 2], protocolVersion: 3 },
  { type: "setting-change-declined", changeId: "c", note: "n" },
  { type: "setting-change-withdrawn", changeId: "c", note: "n" },
])("a stored fact of the protocol reads back as it was written: $type", (event) => {
  const { type, ...payload } = event;
  expect(protocolStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(payload)) })).toEqual(event);
});
