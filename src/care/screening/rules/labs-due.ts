import { settled, settledChoice, type NumberSetting, type Protocol } from "#kernel/setting.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { labCodes, labNames, type LabCode, type LabOutcome, type RecordedLab } from "./data/lab-tests.ts";
import {
  ecgAge,
  ecgMonths,
  labMonths,
  labSessions,
  pregnancyDays,
  pregnancyHours,
  pregnancyRepeat,
  tshMonths,
} from "./data/screening-settings.ts";
import type { FindingStatus } from "./fact-check.ts";
import { isYoungerThan, newestHeight, newestLab, newestWeight } from "./newest-results.ts";
import type { LabRecord, VitalsRecord } from "./screening.ts";
import type { YesNo } from "./sections.ts";

export type LabState = "due" | "fresh" | "overdue" | "not-applicable" | "unknown";

export type LabDue = {
  readonly lab: LabCode;
  readonly name: string;
  readonly state: LabState;
  readonly reason: string;
  readonly last: { readonly at: Instant; readonly outcome: LabOutcome } | null;
};

/** What the labs are judged by. `null` and `unknown` are what nobody knows. */
export type LabFacts = {
  readonly labs: readonly LabRecord[];
  readonly vitals: readonly VitalsRecord[];
  readonly age: Quantity<"a"> | null;
  /** Whether the patient could become pregnant; undefined while it was not asked. */
  readonly childBearing: YesNo | undefined;
  readonly heartDisease: FindingStatus;
  readonly qtMedicine: FindingStatus;
  /** When bladder symptoms were last reported; null when there are none, or nobody said so. */
  readonly bladderSymptomsAt: Instant | null;
  /** The next planned dose; null while none is planned. */
  readonly nextDoseAt: Instant | null;
  /** Sessions with a dose so far; null where they are not known. */
  readonly sessionsAt: readonly Instant[] | null;
};

type Judged = { readonly state: LabState; readonly reason: string };
type Judge = (facts: LabFacts, protocol: Protocol, now: Instant) => Judged;

const due = (reason: string): Judged => ({ state: "due", reason });
const overdue = (reason: string): Judged => ({ state: "overdue", reason });
const fresh = (reason: string): Judged => ({ state: "fresh", reason });
const unknown = (reason: string): Judged => ({ state: "unknown", reason });
const notApplicable = (reason: string): Judged => ({ state: "not-applicable", reason });

/** A test that has to be negative before a dose. "Not sure" and silence ask; they never count as no (LAB-2). */
const pregnancy: Judge = ({ labs, childBearing, nextDoseAt, sessionsAt }, protocol, now) => {
  const newest = newestLab(labs, "pregnancy");
  if (newest !== null && newest.outcome === "positive") return due("The newest test is positive: see SCR-13.");
  if (childBearing === "no") return notApplicable("The patient says that pregnancy is not possible.");
  if (childBearing !== "yes") return unknown("Ask whether pregnancy is possible.");
  const hours = settled(protocol, pregnancyHours);
  const isFirst = sessionsAt === null || sessionsAt.length === 0;
  const byDays = !isFirst && settledChoice(protocol, pregnancyRepeat) === "by-days";
  const limit = byDays ? settled(protocol, pregnancyDays) : hours;
  const words = byDays ? `At most ${limit.value} days before a dose.` : `At most ${limit.value} h before a dose.`;
  if (newest === null) return due(`None on record. ${words}`);
  if (newest.outcome !== "negative") return due(`The newest test is not clear. ${words}`);
  const at = nextDoseAt !== null && isBefore(now, nextDoseAt) ? nextDoseAt : now;
  if (isYoungerThan(limit, newest.collectedAt, at)) return fresh(`Negative. ${words}`);
  return nextDoseAt === null ? due(`Again before the dose. ${words}`) : overdue(`Older than that. ${words}`);
};

const interval = (facts: LabFacts, lab: RecordedLab, months: NumberSetting<"mo">, protocol: Protocol, now: Instant): Judged => {
  const limit = settled(protocol, months);
  const newest = newestLab(facts.labs, lab);
  if (newest === null) return due("None on record: needed before treatment.");
  return isYoungerThan(limit, newest.collectedAt, now)
    ? fresh(`Again after ${limit.value} months.`)
    : overdue(`Older than ${limit.value} months.`);
};

const metabolic: Judge = (facts, protocol, now) => {
  const judged = interval(facts, "bmp-lft", labMonths, protocol, now);
  const newest = newestLab(facts.labs, "bmp-lft");
  if (judged.state !== "fresh" || newest === null) return judged;
  const sessions = settled(protocol, labSessions).value;
  if (facts.sessionsAt === null) return fresh(`${judged.reason} Sessions are not counted here: again after ${sessions}.`);
  const since = facts.sessionsAt.filter((at) => isBefore(newest.collectedAt, at)).length;
  return since >= sessions
    ? overdue(`${since} sessions since; again after ${sessions}.`)
    : fresh(`${judged.reason} ${since} of ${sessions} sessions since.`);
};

const urinalysis: Judge = (facts, protocol, now) => {
  const judged = interval(facts, "ua", labMonths, protocol, now);
  const newest = newestLab(facts.labs, "ua");
  const symptoms = facts.bladderSymptomsAt;
  const isBeforeSymptoms = newest !== null && symptoms !== null && isBefore(newest.collectedAt, symptoms);
  return judged.state === "fresh" && isBeforeSymptoms ? due("Bladder symptoms were reported since the last one.") : judged;
};

/** Once, before treatment: a later one is the physician's decision. */
const tsh: Judge = (facts, protocol, now) => {
  const limit = settled(protocol, tshMonths);
  const newest = newestLab(facts.labs, "tsh");
  if (newest === null) return due(`None on record in the last ${limit.value} months.`);
  const hasBegun = facts.sessionsAt !== null && facts.sessionsAt.length > 0;
  if (hasBegun || isYoungerThan(limit, newest.collectedAt, now)) return fresh("Taken before treatment.");
  return due(`The last one is older than ${limit.value} months.`);
};

const bloodCount: Judge = ({ labs }) =>
  newestLab(labs, "cbc") === null ? unknown("Only when there is a clinical reason: the prescriber decides.") : fresh("On record.");

const ecg: Judge = ({ labs, age, heartDisease, qtMedicine }, protocol, now) => {
  const from = settled(protocol, ecgAge).value;
  const isOlder: FindingStatus = age === null ? "unknown" : age.value >= from ? "present" : "absent";
  const grounds = [
    { status: isOlder, words: `age from ${from} years` },
    { status: heartDisease, words: "heart disease" },
    { status: qtMedicine, words: "a medicine that lengthens the QT interval" },
  ];
  const name = (status: FindingStatus): string =>
    grounds
      .filter((ground) => ground.status === status)
      .map(({ words }) => words)
      .join(", ");
  const newest = newestLab(labs, "ecg");
  const limit = settled(protocol, ecgMonths);
  if (newest !== null && isYoungerThan(limit, newest.collectedAt, now)) return fresh(`Younger than ${limit.value} months.`);
  if (name("present") !== "")
    return newest === null ? due(`Because of: ${name("present")}.`) : overdue(`Older than ${limit.value} months.`);
  return name("unknown") === "" ? notApplicable("No reason for one: age, heart and medicines.") : unknown(`Not known: ${name("unknown")}.`);
};

const drugScreen: Judge = ({ labs }) =>
  newestLab(labs, "uds") === null
    ? due("None on record. Ketamine needs an assay of its own.")
    : fresh("Taken before treatment; again at random or for a reason.");

const body: Judge = ({ vitals, sessionsAt }) => {
  const missing = [...(newestWeight(vitals) === null ? ["weight"] : []), ...(newestHeight(vitals) === null ? ["height"] : [])];
  if (missing.length > 0) return due(`Not on record: ${missing.join(", ")}.`);
  return fresh(sessionsAt === null || sessionsAt.length === 0 ? "On record." : "On record; the weight again at each dosing visit.");
};

const judges: Readonly<Record<LabCode, Judge>> = {
  pregnancy,
  "bmp-lft": metabolic,
  ua: urinalysis,
  tsh,
  cbc: bloodCount,
  ecg,
  uds: drugScreen,
  "weight-height": body,
};

const lastOf = (labs: readonly LabRecord[], lab: LabCode): LabDue["last"] => {
  const newest = lab === "weight-height" ? null : newestLab(labs, lab);
  return newest && { at: newest.collectedAt, outcome: newest.outcome };
};

/** Which tests are due for this patient now, in the order of the source (LAB-1). */
export const labsDue = (facts: LabFacts, protocol: Protocol, now: Instant): readonly LabDue[] =>
  labCodes.map((lab) => ({ lab, name: labNames[lab], ...judges[lab](facts, protocol, now), last: lastOf(facts.labs, lab) }));
