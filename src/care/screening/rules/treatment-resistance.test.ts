import { expect, test } from "vitest";

import { shippedProtocol, type Protocol } from "#kernel/setting.ts";

import type { TreatmentTrial } from "./events.ts";
import { readTrial, treatmentResistance } from "./treatment-resistance.ts";

const trial = (more: Partial<TreatmentTrial> = {}): TreatmentTrial => ({
  treatment: "Zoloft",
  dose: { value: 100, unit: "mg/d" },
  duration: { value: 8, unit: "wk" },
  outcome: "less-than-half",
  inCurrentEpisode: "yes",
  ...more,
});
const bupropion = trial({ treatment: "bupropion XL", dose: { value: 300, unit: "mg/d" } });
const athf: Protocol = { version: 1, values: { "trd.criteria": "ATHF-SF" } };

const read = (trials: readonly TreatmentTrial[], protocol = shippedProtocol) =>
  treatmentResistance([{ section: "treatment-trials", none: trials.length === 0, trials: [...trials] }], protocol);

test("[TRD-1] a trial counts when dose, duration, too little benefit and this episode all hold", () => {
  const counts = (more: Partial<TreatmentTrial>) => readTrial(trial(more), shippedProtocol).counts;
  expect(readTrial(trial(), shippedProtocol)).toMatchObject({ counts: "yes", ingredient: "sertraline", family: "SSRI" });
  expect(counts({ dose: { value: 49, unit: "mg/d" } })).toBe("no");
  expect(counts({ duration: { value: 5, unit: "wk" } })).toBe("no");
  expect(counts({ outcome: "half-or-more" })).toBe("no");
  expect(counts({ inCurrentEpisode: "no" })).toBe("no");
});

test("[TRD-1] the clinic goes by 6 weeks (MGH-ATRQ) or 4 (ATHF-SF), and may change the smallest dose", () => {
  const short = trial({ duration: { value: 4, unit: "wk" } });
  expect([readTrial(short, shippedProtocol).counts, readTrial(short, athf).counts]).toEqual(["no", "yes"]);
  expect(readTrial(trial(), { version: 1, values: { "trd.minDose.sertraline": 150 } }).counts).toBe("no");
});

test("[TRD-2] what is not known leaves a trial unknown, unless something else already rules it out", () => {
  expect(readTrial(trial({ dose: null }), shippedProtocol)).toMatchObject({ counts: "unknown", reason: "daily dose not known." });
  expect(readTrial(trial({ dose: null, duration: { value: 2, unit: "wk" } }), shippedProtocol).counts).toBe("no");
  expect(readTrial(trial({ treatment: "acupuncture" }), shippedProtocol).counts).toBe("unknown");
});

test("[TRD-2] the dose of a combination says nothing of its antidepressant's", () => {
  expect(readTrial(trial({ treatment: "Symbyax" }), shippedProtocol)).toMatchObject({ ingredient: "fluoxetine", counts: "unknown" });
});

test("[TRD-1] a patch of selegiline is counted by its own dose", () => {
  const emsam = trial({ treatment: "Emsam 6 mg/24 h", dose: { value: 6, unit: "mg/d" } });
  expect(readTrial(emsam, shippedProtocol)).toMatchObject({ ingredient: "selegiline patch", counts: "yes" });
});

test("[TRD-3] resistance needs two different adequate trials, and is unknown while it could still be so", () => {
  expect(read([trial(), bupropion]).status).toBe("resistant");
  expect(read([trial(), trial({ treatment: "sertraline" })]).status).toBe("not-shown");
  expect(read([trial(), trial({ treatment: "lexapro", dose: null })]).status).toBe("unknown");
  expect(read([]).status).toBe("not-shown");
  expect(treatmentResistance([], shippedProtocol).status).toBe("unknown");
});

test("[TRD-4] payers ask for different classes over at least 6 weeks: told beside, deciding nothing", () => {
  const escitalopram = trial({ treatment: "Lexapro", dose: { value: 20, unit: "mg/d" } });
  expect(read([trial(), escitalopram])).toMatchObject({ status: "resistant", payerView: { status: "not-shown" } });
  expect(read([trial(), bupropion]).payerView.status).toBe("shown");
  const short = [trial({ duration: { value: 4, unit: "wk" } }), bupropion];
  expect(read(short, athf)).toMatchObject({ status: "resistant", payerView: { status: "not-shown" } });
});

test("[TRD-2] each part that is not known is named, and a trial that holds says by what", () => {
  const reason = (more: Partial<TreatmentTrial>) => readTrial(trial(more), shippedProtocol);
  expect(reason({ duration: null })).toMatchObject({ counts: "unknown", reason: "duration not known." });
  expect(reason({ outcome: "not-sure" })).toMatchObject({ counts: "unknown", reason: "not known how far it helped." });
  expect(reason({ inCurrentEpisode: "not-sure" })).toMatchObject({
    counts: "unknown",
    reason: "not known whether it was in this episode.",
  });
  expect(reason({}).reason).toBe("100 mg a day reaches 50 mg; 8 weeks; it helped too little; in this episode.");
  expect(reason({ treatment: "acupuncture" })).toMatchObject({ ingredient: null, family: null });
});

test("[TRD-3] two trials of which one is not known leave it open; what nobody said is unknown for payers too", () => {
  expect(read([trial(), trial({ treatment: "bupropion XL", dose: null })]).payerView.status).toBe("unknown");
  expect(read([trial({ dose: null }), trial({ treatment: "Lexapro", dose: null })]).status).toBe("unknown");
  expect(read([trial(), trial({ treatment: "Lexapro", dose: { value: 1, unit: "mg/d" } })]).status).toBe("not-shown");
  const unsaid = treatmentResistance([{ section: "treatment-trials", none: false, trials: [] }], shippedProtocol);
  expect(unsaid).toMatchObject({ status: "unknown", trials: [], payerView: { status: "unknown" } });
});
