import { settled, settledChoice, type Protocol } from "#kernel/setting.ts";
import type { Quantity } from "#kernel/quantity.ts";

import { adequateDoses, type AntidepressantFamily } from "./data/adequate-doses.ts";
import { athfWeeks, atrqWeeks, payerWeeks, trialCriteria, trialsNeeded } from "./data/screening-settings.ts";
import type { TreatmentTrial } from "./events.ts";
import { matchMedicine } from "./match-medicine.ts";
import { sectionOf, type Intake } from "./screening.ts";

export type TrialReading = {
  readonly trial: TreatmentTrial;
  /** The antidepressant it is counted as; `null` when the name is not known. */
  readonly ingredient: string | null;
  readonly family: AntidepressantFamily | null;
  /** `yes`: adequate, in this episode, and without enough benefit. */
  readonly counts: "yes" | "no" | "unknown";
  readonly reason: string;
};

export type ResistanceReading = {
  readonly status: "resistant" | "not-shown" | "unknown";
  readonly reason: string;
  readonly trials: readonly TrialReading[];
  /** What payers usually ask for, for information: it decides nothing here. */
  readonly payerView: { readonly status: "shown" | "not-shown" | "unknown"; readonly reason: string };
};

type Check = { readonly holds: boolean | null; readonly reason: string };

/** How long an adequate trial lasts, by the criteria that the clinic goes by. */
export const adequateDuration = (protocol: Protocol): Quantity<"wk"> =>
  settled(protocol, settledChoice(protocol, trialCriteria) === "ATHF-SF" ? athfWeeks : atrqWeeks);

/** The antidepressants in a treatment's name. A combination product may hold another medicine beside it. */
const antidepressantsIn = (treatment: string): { readonly known: readonly string[]; readonly isCombination: boolean } => {
  const { ingredients } = matchMedicine(treatment);
  return { known: ingredients.filter((one) => adequateDoses.has(one)), isCombination: ingredients.length > 1 };
};

const doseCheck = (trial: TreatmentTrial, ingredient: string, isCombination: boolean, protocol: Protocol): Check => {
  const entry = adequateDoses.get(ingredient);
  if (trial.dose === null || entry === undefined) return { holds: null, reason: "daily dose not known" };
  if (isCombination) return { holds: null, reason: `a combination: its daily dose of ${ingredient} is not known` };
  const least = settled(protocol, entry.setting).value;
  return trial.dose.value >= least
    ? { holds: true, reason: `${trial.dose.value} mg a day reaches ${least} mg` }
    : { holds: false, reason: `${trial.dose.value} mg a day is below ${least} mg` };
};

const durationCheck = ({ duration }: TreatmentTrial, least: Quantity<"wk">): Check => {
  if (duration === null) return { holds: null, reason: "duration not known" };
  return duration.value >= least.value
    ? { holds: true, reason: `${duration.value} weeks` }
    : { holds: false, reason: `${duration.value} weeks is shorter than ${least.value}` };
};

const outcomeCheck = ({ outcome }: TreatmentTrial): Check => {
  if (outcome === "not-sure") return { holds: null, reason: "not known how far it helped" };
  return outcome === "half-or-more"
    ? { holds: false, reason: "it helped by half or more" }
    : { holds: true, reason: "it helped too little" };
};

const episodeCheck = ({ inCurrentEpisode }: TreatmentTrial): Check => {
  if (inCurrentEpisode === "not-sure") return { holds: null, reason: "not known whether it was in this episode" };
  return inCurrentEpisode === "yes" ? { holds: true, reason: "in this episode" } : { holds: false, reason: "not in this episode" };
};

/** One failed check settles a trial; an open one leaves it unknown (TRD-1, TRD-2). */
export const readTrial = (trial: TreatmentTrial, protocol: Protocol, weeks: Quantity<"wk"> = adequateDuration(protocol)): TrialReading => {
  const { known, isCombination } = antidepressantsIn(trial.treatment);
  const [ingredient] = known;
  if (ingredient === undefined) {
    return { trial, ingredient: null, family: null, counts: "unknown", reason: "Not on the list of antidepressants." };
  }
  const checks = [
    doseCheck(trial, ingredient, isCombination, protocol),
    durationCheck(trial, weeks),
    outcomeCheck(trial),
    episodeCheck(trial),
  ];
  const failed = checks.filter((check) => check.holds === false);
  const open = checks.filter((check) => check.holds === null);
  const telling = [failed, open, checks].find((some) => some.length > 0) ?? [];
  const counts = failed.length > 0 ? "no" : open.length > 0 ? "unknown" : "yes";
  const family = adequateDoses.get(ingredient)?.family ?? null;
  return { trial, ingredient, family, counts, reason: `${telling.map((check) => check.reason).join("; ")}.` };
};

const different = (trials: readonly TrialReading[]): number => new Set(trials.map((one) => one.ingredient ?? one.trial.treatment)).size;

/** Antidepressants without a class of their own differ from each other, as a payer counts them. */
const differentFamilies = (trials: readonly TrialReading[]): number =>
  new Set(trials.map(({ family, ingredient, trial }) => (family === null || family === "other" ? (ingredient ?? trial.treatment) : family)))
    .size;

const payerView = (trials: readonly TreatmentTrial[], protocol: Protocol): ResistanceReading["payerView"] => {
  const [weeks, needed] = [settled(protocol, payerWeeks), settled(protocol, trialsNeeded).value];
  const read = trials.map((trial) => readTrial(trial, protocol, weeks));
  const counted = differentFamilies(read.filter((one) => one.counts === "yes"));
  const possible = differentFamilies(read.filter((one) => one.counts !== "no"));
  const status = counted >= needed ? "shown" : possible >= needed ? "unknown" : "not-shown";
  return { status, reason: `${counted} of ${needed} classes, each for at least ${weeks.value} weeks.` };
};

/** Works out treatment resistance from the past trials: different adequate ones in this episode (TRD-3). Payers' view: TRD-4. */
export const treatmentResistance = (intake: Intake, protocol: Protocol): ResistanceReading => {
  const section = sectionOf(intake, "treatment-trials");
  if (section === undefined || (!section.none && section.trials.length === 0)) {
    const reason = "Past treatments were not given yet.";
    return { status: "unknown", reason, trials: [], payerView: { status: "unknown", reason } };
  }
  const trials = section.trials.map((trial) => readTrial(trial, protocol));
  const needed = settled(protocol, trialsNeeded).value;
  const counted = different(trials.filter((one) => one.counts === "yes"));
  const possible = different(trials.filter((one) => one.counts !== "no"));
  const by = settledChoice(protocol, trialCriteria);
  const reason = `${counted} of ${needed} adequate trials without enough benefit (${by}: ${adequateDuration(protocol).value} weeks).`;
  const status = counted >= needed ? "resistant" : possible >= needed ? "unknown" : "not-shown";
  return { status, reason, trials, payerView: payerView(section.trials, protocol) };
};
