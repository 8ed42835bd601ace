import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { hoursBetween, isBefore, type Instant } from "#kernel/time.ts";

import { ago } from "./ago.ts";
import { bmiOf, dosingWeight, idealWeight, type Body, type WeightBasis } from "./body-weight.ts";
import { checks, titration } from "./data/plan-settings.ts";
import type { ReconciledMedicine } from "./events.ts";
import { lowerStartMedicines, unknownMedicines } from "./lower-start-medicines.ts";
import type { KnownOrgans } from "./order-question.ts";
import type { RecordedWeight } from "./plan.ts";
import { listed, ofRule, type Statement } from "./statement.ts";

export type KnownWeight = Pick<RecordedWeight, "at" | "source"> & { readonly value: Quantity<"kg"> };

/** How much a weight differs from another, in percent. */
const changeOf = (from: Quantity<"kg">, to: Quantity<"kg">): number => (Math.abs(to.value - from.value) / from.value) * 100;
const rounded = (value: number): number => Math.round(value * 10) / 10;

/**
 * Weigh again when the weight is old, or when it changed much since the last dose and no second weight taken here agrees with it
 * (TIT-07). `weights` are oldest first.
 */
export const titrateWeighing = (
  weights: readonly KnownWeight[],
  lastDoseAt: Instant | null,
  protocol: Protocol,
  now: Instant,
): Statement => {
  const rule = ofRule("TIT-07");
  const newest = weights.at(-1);
  if (newest === undefined) return { ...rule, standing: "unknown", what: "No weight is on record.", why: "" };
  const { value: days } = settled(protocol, checks.weight);
  if (hoursBetween(newest.at, now) > days * 24)
    return {
      ...rule,
      standing: "caution",
      what: "Weigh again.",
      why: `The weight is from ${ago(newest.at, now)}; it counts for ${days} days.`,
    };
  if (lastDoseAt === null) return { ...rule, standing: "clear", what: "The weight is recent.", why: "No dose was given yet." };
  const atDose = weights.findLast(({ at }) => !isBefore(lastDoseAt, at));
  if (atDose === undefined)
    return { ...rule, standing: "unknown", what: "The weight at the last dose is not known.", why: "Whether it changed cannot be said." };
  const { value: most } = settled(protocol, checks.weightChange);
  const change = changeOf(atDose.value, newest.value);
  const why = `${atDose.value.value} kg at the last dose, ${newest.value.value} kg now: ${rounded(change)} %.`;
  if (change <= most) return { ...rule, standing: "clear", what: `Within ${most} % of the weight at the last dose.`, why };
  const since = weights.slice(0, -1).filter(({ at, source }) => isBefore(lastDoseAt, at) && source === "measured-here");
  return newest.source === "measured-here" && since.some(({ value }) => changeOf(value, newest.value) <= most)
    ? { ...rule, standing: "clear", what: "The weight changed, and a second weighing agrees.", why }
    : { ...rule, standing: "caution", what: `The weight changed by more than ${most} %: weigh again.`, why };
};

type BodyQuestion = {
  readonly basis: WeightBasis | null;
  /** Whether the route is dosed by weight. */
  readonly byWeight: boolean;
  readonly weight: Quantity<"kg"> | null;
  readonly body: Body;
  readonly protocol: Protocol;
};

const chosen = ({ basis, weight, body }: BodyQuestion): Pick<Statement, "standing" | "what" | "why"> => {
  const ideal = idealWeight(body);
  const both = `Actual ${weight?.value} kg, ideal ${ideal === null ? "not known" : `${ideal.value} kg`}.`;
  if (basis === null)
    return { standing: "caution", what: "Choose the actual or the ideal body weight.", why: `There is no consensus. ${both}` };
  if (dosingWeight(weight, basis, body) === null)
    return {
      standing: "unknown",
      what: "The ideal weight cannot be worked out.",
      why: "It needs a height from 152.4 cm and the sex at birth.",
    };
  return { standing: "clear", what: `The prescriber chose the ${basis} body weight.`, why: both };
};

/** From a high BMI on, a dose by weight is reckoned by the weight that the prescriber chooses, and the choice is recorded (TIT-08). */
export const titrateBody = (question: BodyQuestion): Statement => {
  const { weight, body, byWeight, basis, protocol } = question;
  const rule = ofRule("TIT-08");
  if (!byWeight) return { ...rule, standing: "clear", what: "This route is not dosed by weight.", why: "" };
  const bmi = weight === null || body.height === null ? null : bmiOf(weight, body.height);
  if (bmi === null)
    return {
      ...rule,
      standing: "unknown",
      what: "The BMI is not known.",
      why: weight === null ? "No weight is on record." : "Record the height.",
    };
  const { value: from } = settled(protocol, titration.bmi);
  if (bmi.value >= from) return { ...rule, ...chosen(question) };
  return basis === "ideal"
    ? { ...rule, standing: "caution", what: `The ideal body weight is for a BMI from ${from} on.`, why: `The BMI is ${bmi.value}.` }
    : { ...rule, standing: "clear", what: `BMI below ${from}: the actual weight counts.`, why: `The BMI is ${bmi.value}.` };
};

export type Frailty = {
  readonly age: Quantity<"a"> | null;
  readonly organs: KnownOrgans | null;
  /** Null: nobody reconciled them. */
  readonly medicines: readonly ReconciledMedicine[] | null;
};

const frailtyOf = ({ age, organs, medicines }: Frailty, protocol: Protocol) => {
  const oldFrom = settled(protocol, titration.age).value;
  const filtrationBelow = settled(protocol, titration.filtration).value;
  const filtration = organs?.filtration ?? null;
  const liver = organs?.childPugh ?? "unknown";
  const found = [
    ...(age !== null && age.value >= oldFrom ? [`age ${age.value}`] : []),
    ...(filtration !== null && filtration.value < filtrationBelow ? [`eGFR ${filtration.value}`] : []),
    ...(liver === "B" || liver === "C" ? [`Child-Pugh ${liver}`] : []),
    ...lowerStartMedicines(medicines ?? []),
  ];
  const missing = [
    ...(age === null ? ["age"] : []),
    ...(filtration === null ? ["eGFR"] : []),
    ...(liver === "unknown" ? ["liver function"] : []),
    ...(medicines === null ? ["medicines"] : unknownMedicines(medicines)),
  ];
  return { found, missing };
};

/** Age, kidney, liver and some medicines suggest a start one band lower; a medicine on no list is unknown, never fine (TIT-09). */
export const titrateLower = (frailty: Frailty, protocol: Protocol): Statement => {
  const rule = ofRule("TIT-09");
  const { found, missing } = frailtyOf(frailty, protocol);
  const unsaid = missing.length === 0 ? "" : ` Not known: ${listed(missing)}.`;
  if (found.length > 0) return { ...rule, standing: "caution", what: "Start one band lower.", why: `${listed(found)}.${unsaid}` };
  if (missing.length > 0) return { ...rule, standing: "unknown", what: "Whether to start lower is not known.", why: unsaid.trim() };
  return { ...rule, standing: "clear", what: "Nothing suggests a lower start.", why: "Age, kidney, liver and medicines were looked at." };
};
