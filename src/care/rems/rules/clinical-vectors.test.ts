import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { coveragePacket, type CoverageFacts } from "./coverage-packet.ts";
import { enrolmentFields, patientAcknowledgements, providerAttestations } from "./data/enrolment-fields.ts";
import { monitoringFormFields } from "./data/monitoring-form-fields.ts";
import { payers } from "./data/prior-authorisation.ts";
import { sessionRuleEntries } from "./data/session-rules.ts";
import { formState } from "./form-deadline.ts";
import { remsTiming } from "./rems-timing.ts";

// The clinical sources lie beside the repository where the project is worked on; elsewhere the other tests stand alone.
const folder = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(folder);
const title = isThere ? "" : " (the clinical sources are not beside this checkout)";
const load = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

type Timing = {
  readonly id: string;
  readonly firstDevice: string;
  readonly bp: readonly string[];
  readonly discharge: string;
  readonly expect: { readonly ok: boolean; readonly reason?: string };
};
type Lateness = { readonly id: string; readonly session: string; readonly submitted: string; readonly expect: { readonly late: boolean } };

const nothingKnown: CoverageFacts = {
  age: null,
  diagnosis: null,
  treatedFor: null,
  baseline: null,
  trials: null,
  augmentationTried: "unknown",
  psychotherapyTried: "unknown",
  psychiatristInvolved: "unknown",
  monitoringProgrammeCheckedOn: null,
  siteCertified: "unknown",
  severeSubstanceUse: "unknown",
  psychosis: "unknown",
  otherKetamine: "unknown",
  devicesPlannedInThreeMonths: null,
};

const clock = (time: string) => Temporal.Instant.from(`2026-03-01T${time}:00Z`);

test.skipIf(!isThere)(`[REMS-03] [REMS-04] [REMS-05] every REMS timing vector of the clinical sources comes out as it says${title}`, () => {
  const vectors: readonly (Timing | Lateness)[] = load("alert-vectors.json").remsTiming;
  expect(vectors.length).toBeGreaterThan(5);
  for (const vector of vectors) {
    if ("session" in vector) {
      const sessionOn = Temporal.PlainDate.from(vector.session);
      const submittedOn = Temporal.PlainDate.from(vector.submitted);
      const state = formState(sessionOn, submittedOn, submittedOn, shippedProtocol);
      expect({ late: state === "submitted-late" }, vector.id).toEqual(vector.expect);
      continue;
    }
    const pressures = vector.bp.map((time) => ({ at: clock(time) }));
    const judged = remsTiming({ firstDeviceAt: clock(vector.firstDevice), pressures, leftAt: clock(vector.discharge) }, shippedProtocol);
    const expected = vector.expect.ok ? { kind: "ok" } : { kind: "not-ok", reasons: [vector.expect.reason] };
    expect(judged, vector.id).toEqual(expected);
  }
});

type Place = readonly [field: string, ...items: readonly string[]];

/** Where each item of the source stands in our monitoring form: by field and the source's words. */
const monitoringPlaces: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  patient: { "first name": ["firstName"], MI: ["middleInitial"], "last name": ["lastName"], birthdate: ["birthDate"], sex: ["sex"] },
  firstTreatment: { "is this the first treatment? yes/no": ["isFirst"], "if yes: enrolled in REMS? yes/no": ["isEnrolled"] },
  concomitantMedication: {
    benzodiazepines: ["benzodiazepines"],
    "non-benzodiazepine sedative hypnotics": ["sedative-hypnotics"],
    "opioids (newer form)": ["opioids"],
    psychostimulants: ["psychostimulants"],
    MAOIs: ["maois"],
  },
  // The staff directory holds one name: it answers both.
  providerConductingMonitoring: { "first name": ["name"], "last name": ["name"], telephone: ["telephone"], email: ["email"] },
  setting: { name: ["name"], "address 1/2": ["address1", "address2"], city: ["city"], state: ["state"], ZIP: ["zip"] },
  session: {
    "treatment date": ["treatmentDate"],
    "dose administered 56 mg / 84 mg / other": ["dose"],
    "lot number": ["lotNumber"],
    "total time in minutes (first device to completion of monitoring)": ["totalMinutes"],
  },
  remsEvaluation: { "minutes from start until the patient would have been ready to leave had there been no 2-h rule": ["readyAfter"] },
  vitalSigns: {
    "acceptable range prior to administration yes/no": ["before"],
    "acceptable range prior to session completion yes/no": ["atEnd"],
  },
  bloodPressure: {
    "prior to administration sys/dia": ["before"],
    "40 min post-administration sys/dia": ["after40"],
    "prior to treatment session completion sys/dia": ["atEnd"],
  },
  sedation: {
    "did patient experience sedation yes/no": ["experienced"],
    "onset/resolution or minutes": ["timing"],
    "max severity": ["severity"],
  },
  dissociation: { "did patient experience dissociation yes/no": ["experienced"], timing: ["timing"] },
  respiratory: { "respiratory depression yes/no": ["depression"], "oxygen saturation/pulse oximetry": ["saturation"] },
  seriousAdverseEvent: {
    "SAE yes/no": ["any"],
    "sedation/dissociation/BP/respiratory-related SAE details": ["details"],
    "hospitalisation/disability/death/other": ["seriousness"],
    intervention: ["intervention"],
  },
  readyToLeave: { "patient considered clinically stable and ready to leave yes/no": ["stable"] },
};

type SourceField = { readonly code: string; readonly items: readonly string[]; readonly confidence?: string; readonly required: boolean };

test.skipIf(!isThere)(`[REMS-10] every item of the source's monitoring form stands in ours, and ours has no other${title}`, () => {
  const fields: readonly SourceField[] = load("spravato-rems-trd.json").patientMonitoringForm.fields;
  expect(fields.length).toBeGreaterThan(10);
  expect(monitoringFormFields.map(({ code, confidence }) => [code, confidence])).toEqual(
    fields.map(({ code, confidence }) => [code, confidence ?? "high"]),
  );
  for (const { code, items, required } of fields) {
    const ours = monitoringFormFields.find((one) => one.code === code)?.items ?? [];
    const places = items.map((item) => monitoringPlaces[code]?.[item]);
    expect(places, code).not.toContain(undefined);
    expect(new Set(places.flat()), code).toEqual(new Set(ours.map((one) => one.code)));
    expect(required && ours.some(({ optional }) => optional !== true), code).toBe(true);
  }
});

/** The same for the enrolment form, whose source has a line for several fields. */
const enrolmentPlaces: Readonly<Record<string, Place>> = {
  "patient first/middle/last name": ["patient", "firstName", "middleName", "lastName"],
  "date of birth": ["patient", "birthDate"],
  sex: ["patient", "sex"],
  address: ["patient", "address"],
  phone: ["patient", "phone"],
  "email (optional)": ["patient", "email"],
  "prescriber name, NPI, phone, fax": ["prescriber", "name", "npi", "phone", "fax"],
  "healthcare setting name, REMS id": ["setting", "name", "remsId"],
  indication: ["treatment", "indication"],
  "patient acknowledgements (sedation, dissociation, abuse/misuse, respiratory depression, 2-h stay, no driving until next day, monitoring data sent to REMS)":
    ["signatures", "acknowledgements"],
  "patient signature and date": ["signatures", "patient"],
  "provider attestation: reviewed Medication Guide, safety information, patient is appropriate; signature and date": [
    "signatures",
    "attestation",
    "provider",
  ],
};

test.skipIf(!isThere)(`[REMS-10] every field of the source's enrolment form stands in ours, and ours has no other${title}`, () => {
  const fields: readonly string[] = load("spravato-rems-trd.json").patientEnrollment.fields;
  const placed = fields.flatMap((field) => {
    const [code, ...items] = enrolmentPlaces[field] ?? [];
    expect(code, field).toBeDefined();
    return items.map((one) => `${code}.${one}`);
  });
  expect(placed.toSorted()).toEqual(enrolmentFields.flatMap(({ code, items }) => items.map((one) => `${code}.${one.code}`)).toSorted());
  const told = patientAcknowledgements.join(" ");
  for (const word of [/sedation/i, /dissociation/i, /abused or misused/, /breathing/, /time of observation/, /driving/, /data/i])
    expect(told).toMatch(word);
  expect(providerAttestations).toHaveLength(3);
});

/** Which line of the packet, or which note beside it, answers each line of the source. */
const coveragePlaces: Readonly<Record<string, { readonly item?: string; readonly note?: RegExp }>> = {
  "Age >=18": { item: "age" },
  "MDD/TRD diagnosis; ICD-10-CM F32.x or F33.x code list per plan": { item: "diagnosis" },
  "documented baseline rating scale (PHQ-9, MADRS, HAM-D, BDI, QIDS)": { item: "baseline" },
  "2 antidepressants, different classes, 4-8 weeks each, adequate dose, <=25% improvement or failure": { item: "trials", note: /25 %/ },
  "some plans: augmentation trial and/or psychotherapy": { item: "augmentation-or-psychotherapy" },
  "psychiatrist prescriber or consult": { item: "psychiatrist" },
  "PMP check": { item: "monitoring-programme" },
  "REMS certified site, 2-h monitoring": { item: "site" },
  "no active severe SUD or psychosis": { item: "substance" },
  "no concurrent ketamine": { item: "ketamine" },
  "initial 2-6 months; renewal 6-12 months with documented benefit (>=50% PHQ-9 drop or 'positive response')": { note: /Renewal/ },
  "dose/quantity: 56-84 mg per schedule; QualChoice <=23 devices / 3 months": { note: /56 or 84 mg/ },
};

test.skipIf(!isThere)(`[REMS-14] every line of the source's coverage list is asked for or said in the packet${title}`, () => {
  const lines: readonly string[] = load("spravato-rems-trd.json").trd.priorAuthTypical;
  const typical = payers.find(({ code }) => code === "typical");
  const qualChoice = payers.find(({ code }) => code === "qualchoice");
  if (typical === undefined || qualChoice === undefined) throw new Error("The payers are not there.");
  const items = coveragePacket(nothingKnown, typical).map(({ code }) => code);
  for (const line of lines) {
    const place = coveragePlaces[line];
    expect(place, line).toBeDefined();
    if (place?.item !== undefined) expect(items, line).toContain(place.item);
    if (place?.note !== undefined) expect(typical.notes.join(" "), line).toMatch(place.note);
  }
  expect(items).toContain("psychosis");
  expect(coveragePacket(nothingKnown, qualChoice).map(({ label }) => label)).toContain("At most 23 devices in 3 months");
  expect(load("spravato-rems-trd.json").trd.refs.toSorted()).toEqual([...typical.sources].toSorted());
});

test.skipIf(!isThere)(`the session rules are those of the clinical sources${title}`, () => {
  const rules: readonly { readonly id: string; readonly hardStop: boolean }[] = load("spravato-rems-trd.json").sessionRules;
  expect(sessionRuleEntries.map(({ rule, hardStop }) => [rule, hardStop])).toEqual(rules.map(({ id, hardStop }) => [id, hardStop]));
});
