import type { ConditionStatus } from "#kernel/gate.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import { minutesBetween } from "#kernel/time.ts";

import type { Device, RemsSessionFacts } from "./rems-facts.ts";
import { formState } from "./form-deadline.ts";
import type { RemsReadiness } from "./rems-ready.ts";
import { observedTooShort, pressuresMissing } from "./rems-timing.ts";
import { sessionRuleEntries, type SessionRule } from "./data/session-rules.ts";

export type SessionRuleReading = {
  readonly rule: SessionRule;
  readonly label: string;
  readonly hardStop: boolean;
  readonly status: ConditionStatus;
  readonly reason: string;
};

type Judged = { readonly status: ConditionStatus; readonly reason: string };

type Asked = {
  readonly facts: RemsSessionFacts;
  /** What `remsReady` said for the day of the session. */
  readonly ready: RemsReadiness;
  /** The rest between two devices by the drug's route. */
  readonly restBetween: Quantity<"min"> | null;
  /** The day on which the form was submitted; null while nobody says so. */
  readonly formSubmittedOn: string | null;
  readonly today: Temporal.PlainDate;
  readonly protocol: Protocol;
};

const met = (reason: string): Judged => ({ status: "met", reason });
const unmet = (reason: string): Judged => ({ status: "unmet", reason });
const unknown = (reason: string): Judged => ({ status: "unknown", reason });

const gaps = (devices: readonly Device[]): readonly number[] =>
  devices.flatMap(({ at }, place) => {
    const next = devices[place + 1];
    return next === undefined ? [] : [minutesBetween(at, next.at)];
  });

/** Somebody watched, and the devices are far enough apart. Nostril and position are for the person who stands there. */
const administration = ({ facts, restBetween }: Asked): Judged => {
  if (facts.devices.length === 0) return unknown("No device is on record.");
  if (facts.provider.name === null) return unknown("Nobody is on record as having watched.");
  if (facts.devices.length > 1 && restBetween === null) return unknown("The rest between devices is not known.");
  const short = gaps(facts.devices).filter((gap) => gap < (restBetween?.value ?? 0));
  return short.length === 0
    ? met(`${facts.provider.name} watched; the rest was kept.`)
    : unmet(`Less than ${restBetween?.value ?? 0} min between two devices.`);
};

const pressures = ({ facts: { devices, pressures: taken, leftAt }, protocol }: Asked): Judged => {
  const first = devices[0];
  if (first === undefined) return unknown("No device is on record.");
  const missing = pressuresMissing({ firstDeviceAt: first.at, pressures: taken, leftAt }, protocol);
  if (missing.length === 0) return met("All three are charted.");
  return leftAt === null ? unknown(`Not yet: ${missing.join("; ")}.`) : unmet(`${missing.join("; ")}.`);
};

const observation = ({ facts: { devices, leftAt }, protocol }: Asked): Judged => {
  const first = devices[0];
  if (first === undefined) return unknown("No device is on record.");
  if (leftAt === null) return unknown("The patient has not left.");
  const short = observedTooShort(first.at, leftAt, protocol);
  return short === null ? met(`${Math.round(minutesBetween(first.at, leftAt))} min from the first device.`) : unmet(`${short}.`);
};

const form = ({ facts, formSubmittedOn, today, protocol }: Asked): Judged => {
  if (facts.treatedOn === null) return unknown("No device is on record.");
  const sentOn = formSubmittedOn === null ? null : Temporal.PlainDate.from(formSubmittedOn);
  const state = formState(Temporal.PlainDate.from(facts.treatedOn), sentOn, today, protocol);
  if (state === "submitted") return met("Submitted in time.");
  if (state === "submitted-late") return unmet("Submitted late.");
  return state === "overdue" ? unmet("Not submitted, and overdue.") : unknown("Not submitted yet.");
};

/** Every device on record was used in the session; the product knows no act of giving one to take home. */
const notTakenHome = ({ facts: { devices } }: Asked): Judged =>
  devices.length === 0 ? unknown("No device is on record.") : met(`All ${devices.length} devices on record were used here.`);

const devicesRecorded = ({ facts: { devices } }: Asked): Judged => {
  if (devices.length === 0) return unknown("No device is on record.");
  const without = devices.filter((one) => one.lotNumber === null || one.ndc === null || one.expiresOn === null).length;
  return without === 0
    ? met(`On record for all ${devices.length} devices.`)
    : unmet(`${without} of ${devices.length} devices without lot, NDC or expiry.`);
};

const judgeRule = (rule: SessionRule, asked: Asked): Judged => {
  switch (rule) {
    case "REMS-01":
      return asked.ready;
    case "REMS-02":
      return administration(asked);
    case "REMS-03":
      return pressures(asked);
    case "REMS-04":
      return observation(asked);
    case "REMS-05":
      return form(asked);
    case "REMS-06":
      return notTakenHome(asked);
    case "REMS-07":
      return devicesRecorded(asked);
  }
};

/** What the programme's session rules say of one session (REMS-01 to REMS-07). It judges; the gates of the session give permission. */
export const sessionRuleReadings = (asked: Asked): readonly SessionRuleReading[] =>
  sessionRuleEntries.map(({ rule, label, hardStop }) => ({ rule, label, hardStop, ...judgeRule(rule, asked) }));
