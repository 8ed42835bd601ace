import { unreachable } from "#kernel/decision.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { formDoses, monitoringFormFields, type FormFieldCode, type FormItem } from "./data/monitoring-form-fields.ts";
import { answerItem, type AnsweredField, type Told } from "./data-set.ts";
import type { Effect, Pressure, RemsSessionFacts } from "./rems-facts.ts";
import { pressuresInTime } from "./rems-timing.ts";
import type { YesNoUnknown } from "./yes-no-unknown.ts";

type Answers = Readonly<Record<string, Told>>;

const told = (text: string | null, from: string, why?: string): Told => (why === undefined ? { text, from } : { text, from, why });
const yesOrNo = (answer: YesNoUnknown, from: string, why?: string): Told =>
  told(answer === "unknown" ? null : answer === "yes" ? "Yes" : "No", from, why);

const [people, record, medicines, enrolment, site] = [
  "Patient's details",
  "Session record",
  "Screening: medicines",
  "REMS enrolment",
  "REMS site certification",
] as const;

const minutesFrom = (start: Instant | undefined, at: Instant | null): number | null =>
  start === undefined || at === null ? null : Math.round(minutesBetween(start, at));

const patient = ({ patient: who }: RemsSessionFacts): Answers => ({
  firstName: told(who.givenName, people),
  middleInitial: told(null, people),
  lastName: told(who.familyName, people),
  birthDate: told(who.birthDate, people),
  sex: told(who.sex, people),
});

const firstTreatment = ({ isFirstTreatment, isEnrolled }: RemsSessionFacts): Answers => ({
  isFirst: yesOrNo(isFirstTreatment, record),
  isEnrolled: isFirstTreatment === "no" ? { doesNotApply: "Not the first treatment." } : yesOrNo(isEnrolled, enrolment),
});

const concomitant = ({ concomitant: classes }: RemsSessionFacts): Answers =>
  Object.fromEntries(
    Object.entries(classes).map(([code, answer]) => [code, yesOrNo(answer, medicines, "The list of medicines does not settle it.")]),
  );

const provider = ({ provider: who }: RemsSessionFacts): Answers => ({
  name: told(who.name, record, "Nobody is on record as having watched."),
  telephone: told(who.telephone, "REMS provider details"),
  email: told(who.email, "Staff directory"),
});

const setting = ({ setting: where }: RemsSessionFacts): Answers =>
  Object.fromEntries(
    (["name", "address1", "address2", "city", "state", "zip"] as const).map((code) => [code, told(where?.[code] ?? null, site)]),
  );

const doseWords = (micrograms: number): string => {
  const milligrams = milligramsOf({ value: micrograms, unit: "ug" });
  return formDoses.some((dose) => dose === milligrams) ? `${milligrams} mg` : `Other: ${milligrams} mg`;
};

const session = ({ treatedOn, devices, leftAt }: RemsSessionFacts): Answers => {
  const lots = [...new Set(devices.map(({ lotNumber }) => lotNumber))];
  const known = lots.filter((lot) => lot !== null);
  const total = minutesFrom(devices[0]?.at, leftAt);
  return {
    treatmentDate: told(treatedOn, record),
    dose: told(devices.length === 0 ? null : doseWords(devices.reduce((sum, { amount }) => sum + amount.value, 0)), record),
    lotNumber: told(lots.length > 0 && known.length === lots.length ? known.join(", ") : null, record, "A device has no lot on record."),
    totalMinutes: told(total === null ? null : String(total), record, "The patient is not released yet."),
  };
};

const vitalSigns = (facts: RemsSessionFacts): Answers => ({
  before: yesOrNo(facts.vitalsAcceptableBefore, record),
  atEnd: yesOrNo(facts.vitalsAcceptableAtEnd, record),
});

const pressureWords = (pressure: Pressure | null, start: Instant | undefined): string | null => {
  const minutes = minutesFrom(start, pressure?.at ?? null);
  if (pressure === null || minutes === null) return null;
  const when = minutes < 0 ? `${-minutes} min before the first device` : `${minutes} min after the first device`;
  return `${pressure.systolic.value}/${pressure.diastolic.value} mmHg, ${when}`;
};

const bloodPressure = ({ devices, pressures, leftAt }: RemsSessionFacts, protocol: Protocol): Answers => {
  const start = devices[0]?.at;
  const { before, near40, atEnd } = pressuresInTime({ firstDeviceAt: start ?? null, pressures, leftAt }, protocol);
  const why = "No reading was charted in that time.";
  return {
    before: told(pressureWords(before, start), record, why),
    after40: told(pressureWords(near40, start), record, why),
    atEnd: told(pressureWords(atEnd, start), record, leftAt === null ? "The patient is not released yet." : why),
  };
};

const timing = ({ experienced, from, until }: Effect, start: Instant | undefined): Told => {
  if (experienced === "no") return { doesNotApply: "Not experienced." };
  const [onset, end] = [minutesFrom(start, from), minutesFrom(start, until)];
  return told(
    onset === null || end === null ? null : `from ${onset} to ${end} min after the first device`,
    record,
    "Onset or end is not charted.",
  );
};

const sedation = ({ sedation: effect, devices }: RemsSessionFacts): Answers => ({
  experienced: yesOrNo(effect.experienced, record, "No MOAA/S was charted after the device."),
  timing: timing(effect, devices[0]?.at),
  severity:
    effect.experienced === "no"
      ? { doesNotApply: "Not experienced." }
      : told(effect.lowestMoaas === null ? null : `MOAA/S ${effect.lowestMoaas.value}`, record),
});

const dissociation = ({ dissociation: effect, devices }: RemsSessionFacts): Answers => ({
  experienced: yesOrNo(effect.experienced, record, "Dissociation was not rated after the device."),
  timing: timing(effect, devices[0]?.at),
});

const respiratory = ({ respiratoryDepression, lowestSaturation }: RemsSessionFacts): Answers => ({
  depression: yesOrNo(respiratoryDepression, record, "Breathing and saturation were not both charted after the device."),
  saturation: told(lowestSaturation === null ? null : `${lowestSaturation.value} %`, record),
});

const serious = ({ seriousEvents }: RemsSessionFacts): Answers => {
  const from = "Adverse events";
  if (seriousEvents === "not-assessed") {
    const open = told(null, from, "An adverse event of this session is not assessed for seriousness.");
    return { any: open, details: open, seriousness: open, intervention: open };
  }
  const none: Told = { doesNotApply: "No serious adverse event." };
  if (seriousEvents.length === 0) return { any: told("No", from), details: none, seriousness: none, intervention: none };
  const details = seriousEvents.map(({ what, outcome }) => `${what}; outcome: ${outcome}`);
  const isJudged = seriousEvents.every(({ criteria }) => criteria.length > 0);
  const isTold = seriousEvents.every(({ intervention }) => intervention.trim() !== "");
  return {
    any: told("Yes", from),
    details: told(details.join("\n"), from),
    seriousness: told(isJudged ? seriousEvents.map(({ criteria }) => criteria.join(", ")).join("\n") : null, from),
    intervention: told(isTold ? seriousEvents.map(({ intervention }) => intervention).join("\n") : null, from),
  };
};

const answersOf = (code: FormFieldCode, facts: RemsSessionFacts, protocol: Protocol): Answers => {
  switch (code) {
    case "patient":
      return patient(facts);
    case "firstTreatment":
      return firstTreatment(facts);
    case "concomitantMedication":
      return concomitant(facts);
    case "providerConductingMonitoring":
      return provider(facts);
    case "setting":
      return setting(facts);
    case "session":
      return session(facts);
    case "remsEvaluation":
      return { readyAfter: told(facts.readyAfter === null ? null : String(facts.readyAfter.value), record) };
    case "vitalSigns":
      return vitalSigns(facts);
    case "bloodPressure":
      return bloodPressure(facts, protocol);
    case "sedation":
      return sedation(facts);
    case "dissociation":
      return dissociation(facts);
    case "respiratory":
      return respiratory(facts);
    case "seriousAdverseEvent":
      return serious(facts);
    case "readyToLeave":
      return { stable: yesOrNo(facts.readyToLeave, record) };
    default:
      return unreachable(code);
  }
};

const withAnswer = (item: FormItem, answers: Answers) => answerItem(item, answers[item.code] ?? told(null, record));

/** The data set of the Patient Monitoring Form: every field, each item with its value and origin, or missing with who can find out (REMS-10). */
export const monitoringForm = (facts: RemsSessionFacts, protocol: Protocol): readonly AnsweredField[] =>
  monitoringFormFields.map(({ code, label, confidence, items }) => {
    const answers = answersOf(code, facts, protocol);
    return { code, label, confidence, items: items.map((item) => withAnswer(item, answers)) };
  });
