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
