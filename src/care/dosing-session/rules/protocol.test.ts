import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { settled, shippedProtocol, type NumberSetting, type Protocol, type Setting } from "#kernel/setting.ts";

import { chartVitals } from "./chart-vitals.ts";
import { firstDefaults } from "./data/first-defaults.ts";
import { observationTimes } from "./data/schedule-settings.ts";
import { sessionSettings } from "./data/session-settings.ts";
import { openSession } from "./decide-session.ts";
import { doseGate } from "./dose-gate.ts";
import { noSession } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import { nextDue } from "./due-vitals.ts";
import { observationEndsAt } from "./observation.ts";
import { alertAction, alertLimits, keptSettings, protocolIn, protocolOf, snapshotFor } from "./protocol.ts";
import { calm, charted, dose, eventsOf, factAt, given, metaAt, minute, opened, readyFacts, typesOf, vitals } from "./test-session.ts";

const numbers = sessionSettings.filter((setting): setting is NumberSetting => setting.kind === "number");

const changed = (values: Protocol["values"]): Protocol => ({ version: 4, values });
const under = (protocol: Protocol, route: "IM" | "IV" | "IN-ESK" = "IM") => ({
  ...opened(route),
  protocol: snapshotFor(protocol, route),
});

test("[SES-3] every setting has a key of its own, and its shipped value lies inside what is recommended", () => {
  expect(new Set(sessionSettings.map(({ key }) => key)).size).toBe(sessionSettings.length);
  for (const { key, value, absolute, recommended } of numbers) {
    expect(value >= recommended[0] && value <= recommended[1], key).toBe(true);
    expect(absolute[0] <= recommended[0] && recommended[1] <= absolute[1], key).toBe(true);
  }
});

test("[SES-3] a session keeps every value of the clinic's protocol as it was opened, with its version", () => {
  const protocol = changed({ "session.sbp.red": 170, "vitals.IM.after": [10, 20], "of.another.stage": 1 });
  const { protocol: _, baselineRule: __, type: ___, ...opening } = opened();
  const [event] = eventsOf(openSession(noSession, opening, protocol));
  if (event?.type !== "session-opened") throw new Error("It was not opened.");
  const { version, settings, alerts, schedule } = event.protocol;
  expect(version).toBe(4);
  expect(Object.keys(settings ?? {}).toSorted()).toEqual(keptSettings.map(({ key }) => key).toSorted());
  expect(alerts.find(({ rule }) => rule === "MON-SBP-R")?.limit).toBe(170);
  expect(schedule?.after.map(({ value }) => value)).toEqual([10, 20]);
});

test("[SES-3] the rules inside a session read what it keeps: alarms, gates, times", () => {
  const own = given([-20, under(changed({ "session.sbp.red": 170, "preDose.sbp.hold": 150, "discharge.minObservation.racemic": 150 }))]);
  expect(typesOf(chartVitals(own, vitals("r", { bp: [172, 80] }), metaAt(0)))).toEqual(["vitals-charted", "alarm-raised"]);
  const high = given([-20, under(changed({ "preDose.sbp.hold": 150 }))], [-5, charted("b", { ...calm, bp: [152, 80] })]);
  expect(doseGate(high, readyFacts, minute(0)).conditions.find(({ id }) => id === "DOSE-6")?.reason).toContain("Dose only below 150/100");
  const later = given([-20, under(changed({ "discharge.minObservation.racemic": 150 }))], [0, dose("d1")]);
  expect(observationEndsAt(later)).toEqual(minute(150));
  const sooner = given([-20, under(changed({ "preDose.freshness": 10 }))], [-10, charted("b", calm)]);
  expect(nextDue(sooner, minute(-5))?.at).toEqual(minute(0));
});

/** As sessions were opened before they kept their values. */
const oldOpening = () => {
  const { protocol, type, ...rest } = opened();
  const { settings: _, ...old } = protocol;
  return { type, payload: { ...rest, protocol: { ...old, version: "defaults-1.0" } } };
};

test("[SES-3] a session from before values were kept is read, and means the shipped ones of its day, whatever is shipped now", () => {
  const { type, payload } = oldOpening();
  const event = dosingSessionStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(payload)) });
  if (event.type !== "session-opened") throw new Error("It was not read.");
  expect(event.protocol).toMatchObject({ version: "defaults-1.0" });
  const session = dosingSessionStream.evolve(noSession, factAt(0, event));
  for (const setting of numbers) {
    const old = firstDefaults[setting.key];
    if (old !== undefined) expect(settled(protocolOf(session), { ...setting, value: -1 }).value, setting.key).toBe(old);
  }
  const known = new Set(keptSettings.map(({ key }) => key));
  expect(Object.keys(firstDefaults).filter((key) => !known.has(key))).toEqual([]);
});

test("[SES-3] an assessment from before its new questions is read, too", () => {
  const payload = {
    assessmentId: "a1",
    aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenation: 2 },
    oriented: "yes",
    walks: "yes",
    toleratesSips: "yes",
    dissociation: null,
    newSuicidalIntent: "no",
    settled: "yes",
    integrationBooked: "yes",
    escortPresent: "yes",
    escortName: "Robin",
    instructionsGiven: "yes",
    note: "",
  };
  expect(dosingSessionStream.parse({ type: "release-assessed", schemaVersion: 1, payload })).toMatchObject({ type: "release-assessed" });
});

test("[SES-3] where no session was opened the shipped values give the words", () => {
  expect(protocolOf(noSession)).toEqual(shippedProtocol);
});

const sources = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(sources);
const title = isThere ? "" : " (skipped: the clinical sources are not beside this checkout)";

test.skipIf(!isThere)(`[SES-3] the shipped values are those of the clinical defaults, under their keys${title}`, () => {
  const { values }: { values: readonly { key: string; value: unknown; unit: string }[] } = JSON.parse(
    readFileSync(new URL("defaults.json", sources), "utf8"),
  );
  const own = new Map<string, Setting>(sessionSettings.map((setting) => [setting.key, setting]));
  const shared = values.filter(({ key }) => /^(preDose|session|discharge)\./.test(key));
  expect(shared.length).toBe(19);
  for (const { key, value, unit } of shared) {
    const setting = own.get(key);
    expect(setting?.value, key).toBe(value);
    expect(setting?.kind === "number" ? setting.unit : "", key).toBe(unit);
  }
});

test.skipIf(!isThere)(`[DUE-2] the shipped schedules are those of the clinical sources${title}`, () => {
  const { schedules } = JSON.parse(readFileSync(new URL("monitoring.json", sources), "utf8"));
  for (const route of ["IM", "SL", "IN", "IV", "IN-ESK"] as const) {
    const said = schedules[route];
    const { schedule, minimumObservation, afterInfusion } = snapshotFor(shippedProtocol, route);
    expect(
      schedule?.after.map(({ value }) => value),
      route,
    ).toEqual(said.minutesAfterDose);
    expect(
      schedule?.before.map(({ value }) => value),
      route,
    ).toEqual(said.pre);
    expect(schedule?.tolerance.value, route).toBe(said.toleranceMin);
    expect(minimumObservation.value, route).toBe(said.minObservationMin);
    expect(afterInfusion?.value, route).toBe(said.minAfterInfusionEndMin);
    const names: Record<string, string> = { spo2: "saturation", hr: "heartRate" };
    expect(schedule?.continuous, route).toEqual(said.continuous.map((one: string) => names[one]));
  }
});

test("[SES-3] each route keeps its own observation time, and only an infusion the one after its end", () => {
  const kept = (route: "IM" | "IV" | "IN-ESK") => snapshotFor(shippedProtocol, route);
  expect(
    [kept("IM"), kept("IV"), kept("IN-ESK")].map(({ minimumObservation, afterInfusion }) => [minimumObservation.value, afterInfusion]),
  ).toEqual([
    [settled(shippedProtocol, observationTimes.racemic).value, null],
    [settled(shippedProtocol, observationTimes.infusion).value, settled(shippedProtocol, observationTimes.afterInfusion)],
    [settled(shippedProtocol, observationTimes.esketamine).value, null],
  ]);
  const own = { version: 4, values: { [observationTimes.esketamine.key]: 150 } };
  expect(snapshotFor(own, "IN-ESK").minimumObservation.value).toBe(150);
});

test("[SES-3] the protocol in a session has the version of its day; a session of before versions has the shipped one", () => {
  const snapshot = snapshotFor({ version: 7, values: {} }, "IM");
  expect(protocolIn(snapshot).version).toBe(7);
  expect(protocolIn({ ...snapshot, version: "defaults-1.0" }).version).toBe(shippedProtocol.version);
});

test("[MON-1] what to do is said by the rule that alarmed, and nothing by one that is no alert's", () => {
  expect(alertAction("SIG-1", shippedProtocol)).toBeUndefined();
  expect(alertAction("MON-SPO2-R", shippedProtocol)).not.toBe(alertAction("MON-SBP-R", shippedProtocol));
  for (const { rule } of alertLimits(shippedProtocol)) expect(alertAction(rule, shippedProtocol)).not.toContain("undefined");
});
