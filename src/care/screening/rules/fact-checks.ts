import { settled, type Protocol } from "#kernel/setting.ts";

import { labTests, type AnalyteId, type RecordedLab } from "./data/lab-tests.ts";
import {
  adultFrom,
  auditCut,
  dastCut,
  labMonths,
  liverFactor,
  obesityFrom,
  olderFrom,
  pregnancyDays,
  suicideScreenValid,
  tshMonths,
} from "./data/screening-settings.ts";
import { absent, partlyAbsent, present, unknown, worstOf, type FactCheck } from "./fact-check.ts";
import { readMedicines } from "./medicine-readings.ts";
import { bodyMassIndex, isYoungerThan, newestLab, newestValue } from "./newest-results.ts";
import { pressureCheck } from "./pressure-check.ts";
import type { ScoreFact, ScreeningInput } from "./screening-input.ts";

type Check = (input: ScreeningInput, protocol: Protocol) => FactCheck | null;

const enzyme = (input: ScreeningInput, protocol: Protocol, id: AnalyteId & ("alt" | "ast")): FactCheck | null => {
  const fact = newestValue(input.labs, id);
  if (fact === null) return null;
  const { value, unit, upper } = fact.value;
  const name = labTests["bmp-lft"].analytes.find((one) => one.id === id)?.name ?? id;
  const factor = settled(protocol, liverFactor).value;
  if (upper === null || upper <= 0) return unknown(`${name} ${value} ${unit}, its upper limit is not known.`, [fact.recordId]);
  const reason = `${name} ${value} ${unit}, upper limit ${upper}; ${factor} times that is ${factor * upper}.`;
  if (value > factor * upper) return present(reason, [fact.recordId]);
  return isYoungerThan(settled(protocol, labMonths), fact.at, input.now) ? partlyAbsent(reason, [fact.recordId]) : null;
};

const scored = (score: ScoreFact | null, name: string, cut: number): FactCheck | null => {
  if (score === null) return null;
  if (score.total === null) return unknown(`${name} was not answered completely.`, [score.recordId]);
  const reason = `${name} ${score.total}; weighed from ${cut}.`;
  return score.total >= cut ? present(reason, [score.recordId]) : partlyAbsent(reason, [score.recordId]);
};

/** A result that is not in order makes what was denied unknown; one that is in order says nothing here. */
const troubling = (input: ScreeningInput, lab: RecordedLab, reason: string): FactCheck | null => {
  const newest = newestLab(input.labs, lab);
  if (newest === null || newest.outcome === "normal" || newest.outcome === "negative") return null;
  return unknown(reason, [newest.recordId]);
};

/** A panel that is not in order and names neither enzyme leaves the liver open. */
const liver: Check = (input, protocol) => {
  const newest = newestLab(input.labs, "bmp-lft");
  const isNamed = newest !== null && newest.values.some(({ analyte }) => analyte === "alt" || analyte === "ast");
  return worstOf([
    enzyme(input, protocol, "alt"),
    enzyme(input, protocol, "ast"),
    isNamed ? null : troubling(input, "bmp-lft", "The newest panel is not in order, and ALT and AST are not on record with it."),
  ]);
};

const pregnancyTest: Check = ({ labs, now }, protocol) => {
  const newest = newestLab(labs, "pregnancy");
  if (newest === null) return null;
  const records = [newest.recordId];
  if (newest.outcome === "positive") return present("The newest pregnancy test is positive.", records);
  if (newest.outcome !== "negative") return unknown("The newest pregnancy test is not clear.", records);
  return isYoungerThan(settled(protocol, pregnancyDays), newest.collectedAt, now)
    ? absent("The newest pregnancy test is negative.", records)
    : null;
};

const thyroid: Check = ({ labs, now }, protocol) => {
  const newest = newestLab(labs, "tsh");
  if (newest === null) return null;
  const records = [newest.recordId];
  const value = newest.values.find(({ analyte }) => analyte === "tsh");
  const isLow = value !== undefined && value.lower !== null && value.value < value.lower;
  if (newest.outcome !== "normal" || isLow)
    return unknown("The newest TSH is not in order: an overactive thyroid is not excluded.", records);
  return isYoungerThan(settled(protocol, tshMonths), newest.collectedAt, now) ? absent("The newest TSH is in order.", records) : null;
};

const bodyMass: Check = ({ vitals }, protocol) => {
  const index = bodyMassIndex(vitals);
  if (index === null) return null;
  const records = vitals.filter(({ weight, height }) => weight !== null || height !== null).map(({ recordId }) => recordId);
  const reason = `BMI ${index} kg/m².`;
  return index >= settled(protocol, obesityFrom).value ? present(reason, records) : partlyAbsent(reason, records);
};

const glp1: Check = ({ intake }) => {
  const read = readMedicines(intake);
  if (!read.known) return null;
  const found = read.readings.filter(({ isGlp1 }) => isGlp1).map(({ medicine }) => medicine.name);
  return found.length > 0 ? present(`Takes ${found.join(", ")}.`, []) : partlyAbsent("No GLP-1 medicine on the list.", []);
};

const age =
  (isPresent: (years: number, protocol: Protocol) => boolean): Check =>
  (input, protocol) => {
    if (input.age === null) return null;
    const reason = `${input.age.value} years by the date of birth.`;
    return isPresent(input.age.value, protocol) ? present(reason, []) : absent(reason, []);
  };

const triageWords = {
  none: "C-SSRS screen: nothing.",
  low: "C-SSRS screen: low.",
  moderate: "C-SSRS screen: moderate.",
  high: "C-SSRS screen: high.",
  incomplete: "The C-SSRS screen is not complete.",
} as const;

const suicideScreen: Check = ({ suicideRisk, now }, protocol) => {
  if (suicideRisk === null) return null;
  const valid = settled(protocol, suicideScreenValid);
  const words = triageWords[suicideRisk.triage];
  if (suicideRisk.triage === "high") return present(words, []);
  if (suicideRisk.triage === "incomplete") return unknown(words, []);
  return isYoungerThan(valid, suicideRisk.at, now) ? absent(words, []) : unknown(`${words} It is older than ${valid.value} days.`, []);
};

/** Rules that measured facts speak to, by number. */
const checks: Readonly<Record<string, Check>> = {
  "SCR-06": ({ vitals, now }, protocol) => pressureCheck(vitals, now, protocol),
  "SCR-08": (input) => troubling(input, "ecg", "The newest ECG is not in order."),
  "SCR-13": pregnancyTest,
  "SCR-18": liver,
  "SCR-19": (input) => troubling(input, "ua", "The newest urinalysis is not in order."),
  "SCR-21": (input, protocol) =>
    worstOf([
      scored(input.audit, "AUDIT", settled(protocol, auditCut).value),
      scored(input.dast, "DAST-10", settled(protocol, dastCut).value),
      troubling(input, "uds", "The newest urine drug screen is not negative: find out what it shows."),
    ]),
  "SCR-24": thyroid,
  "SCR-28": bodyMass,
  "SCR-29": age((years, protocol) => years < settled(protocol, adultFrom).value),
  "SCR-30": age((years, protocol) => years >= settled(protocol, olderFrom).value),
  "SCR-34": suicideScreen,
  "SCR-35": glp1,
};

/** What measured facts say to a rule; null when there are none. */
export const factCheck = (rule: string, input: ScreeningInput, protocol: Protocol): FactCheck | null =>
  checks[rule]?.(input, protocol) ?? null;
