import { adequateDuration, antidepressantBrands, smallestAdequateDose, trialsNeeded } from "./data/treatment-resistance.ts";
import type { TreatmentTrial } from "./events.ts";
import { sectionOf, type Intake } from "./screening.ts";

export type TrialReading = {
  readonly trial: TreatmentTrial;
  /** The antidepressant it is counted as; `null` when the name is not known. */
  readonly ingredient: string | null;
  /** `yes`: adequate, in this episode, and without enough benefit. */
  readonly counts: "yes" | "no" | "unknown";
  readonly reason: string;
};

export type ResistanceReading = {
  readonly status: "resistant" | "not-shown" | "unknown";
  readonly reason: string;
  readonly trials: readonly TrialReading[];
};

type Check = { readonly holds: boolean | null; readonly reason: string };

const ingredientOf = (treatment: string): string | null => {
  const words = treatment.toLowerCase().split(/[^a-z]+/);
  for (const word of words) {
    const ingredient = antidepressantBrands[word] ?? word;
    if (smallestAdequateDose[ingredient] !== undefined) return ingredient;
  }
  return null;
};

const doseCheck = (trial: TreatmentTrial, ingredient: string): Check => {
  const least = smallestAdequateDose[ingredient];
  if (trial.dose === null || least === undefined) return { holds: null, reason: "daily dose not known" };
  return trial.dose.value >= least.value
    ? { holds: true, reason: `${trial.dose.value} mg a day reaches ${least.value} mg` }
    : { holds: false, reason: `${trial.dose.value} mg a day is below ${least.value} mg` };
};

const durationCheck = ({ duration }: TreatmentTrial): Check => {
  if (duration === null) return { holds: null, reason: "duration not known" };
  return duration.value >= adequateDuration.value
    ? { holds: true, reason: `${duration.value} weeks` }
    : { holds: false, reason: `${duration.value} weeks is shorter than ${adequateDuration.value}` };
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
export const readTrial = (trial: TreatmentTrial): TrialReading => {
  const ingredient = ingredientOf(trial.treatment);
  if (ingredient === null) return { trial, ingredient, counts: "unknown", reason: "Not on the list of antidepressants." };
  const checks = [doseCheck(trial, ingredient), durationCheck(trial), outcomeCheck(trial), episodeCheck(trial)];
  const failed = checks.filter((check) => check.holds === false);
  const open = checks.filter((check) => check.holds === null);
  const telling = [failed, open, checks].find((some) => some.length > 0) ?? [];
  const counts = failed.length > 0 ? "no" : open.length > 0 ? "unknown" : "yes";
  return { trial, ingredient, counts, reason: `${telling.map((check) => check.reason).join("; ")}.` };
};

const different = (trials: readonly TrialReading[]): number => new Set(trials.map((one) => one.ingredient ?? one.trial.treatment)).size;

/** Works out treatment resistance from the past trials: two different adequate ones in this episode (TRD-3). */
export const treatmentResistance = (intake: Intake): ResistanceReading => {
  const section = sectionOf(intake, "treatment-trials");
  if (section === undefined || (!section.none && section.trials.length === 0)) {
    return { status: "unknown", reason: "Past treatments were not given yet.", trials: [] };
  }
  const trials = section.trials.map(readTrial);
  const counted = different(trials.filter((one) => one.counts === "yes"));
  const possible = different(trials.filter((one) => one.counts !== "no"));
  const reason = `${counted} of ${trialsNeeded} adequate trials without enough benefit.`;
  if (counted >= trialsNeeded) return { status: "resistant", reason, trials };
  return { status: possible >= trialsNeeded ? "unknown" : "not-shown", reason, trials };
};
