import type { CommandMeta } from "#kernel/command.ts";
import type { Instant } from "#kernel/time.ts";

import type { Pressure, RemsSessionFacts } from "./rems-facts.ts";
import type { RemsSite } from "./site.ts";

// A session for the tests of the rules, at minutes after its first device.
export const firstDevice = Temporal.Instant.from("2026-03-02T15:00:00Z");
export const minute = (minutes: number): Instant => firstDevice.add({ milliseconds: Math.round(minutes * 60_000) });

export const pressureAt = (minutes: number, systolic = 120, diastolic = 76): Pressure => ({
  at: minute(minutes),
  systolic: { value: systolic, unit: "mm[Hg]" },
  diastolic: { value: diastolic, unit: "mm[Hg]" },
});

const device = (minutes: number) =>
  ({ at: minute(minutes), amount: { value: 28_000, unit: "ug" }, lotNumber: "L1", ndc: "50458-028-00", expiresOn: "2027-01-31" }) as const;

export const wholeSession: RemsSessionFacts = {
  patient: { givenName: "Ada", familyName: "Frost", birthDate: "1980-02-03", sex: "female" },
  isFirstTreatment: "yes",
  isEnrolled: "yes",
  concomitant: { benzodiazepines: "no", "sedative-hypnotics": "no", opioids: "no", psychostimulants: "no", maois: "no" },
  provider: { name: "Mo Nitor", telephone: "555-0101", email: "mo@clinic.example" },
  setting: { name: "Quiet Clinic", address1: "1 Long Lane", address2: "", city: "Albany", state: "NY", zip: "12201" },
  treatedOn: "2026-03-02",
  devices: [device(0), device(5)],
  pressures: [pressureAt(-10), pressureAt(41, 142, 88), pressureAt(121)],
  leftAt: minute(125),
  readyAfter: { value: 95, unit: "min" },
  vitalsAcceptableBefore: "yes",
  vitalsAcceptableAtEnd: "yes",
  sedation: { experienced: "yes", from: minute(15), until: minute(70), lowestMoaas: { value: 4, unit: "{score}" } },
  dissociation: { experienced: "no", from: null, until: null, highest: { value: 0, unit: "{score}" } },
  respiratoryDepression: "no",
  lowestSaturation: { value: 96, unit: "%" },
  seriousEvents: [],
  readyToLeave: "yes",
};

export const certifiedSite: RemsSite = {
  name: "Quiet Clinic",
  address1: "1 Long Lane",
  address2: "",
  city: "Albany",
  state: "NY",
  zip: "12201",
  remsId: "HCS-1",
  certifiedOn: "2025-06-01",
  endsOn: null,
  representative: "Dr. Head",
};

export const staffMeta = (now = firstDevice, kind: "staff" | "system" = "staff"): CommandMeta => ({
  commandId: "0190a000-0000-7000-8000-0000000000c1",
  observedAt: now,
  now,
  actor: { kind, id: "0190a000-0000-7000-8000-0000000000a1" },
});
