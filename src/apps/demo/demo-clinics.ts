import type { StaffRole } from "#platform/identity/permissions.ts";

export type DemoStaff = {
  readonly name: string;
  readonly credentials: string;
  readonly mail: string;
  readonly roles: readonly StaffRole[];
};

export type DemoClinic = {
  readonly slug: "larkfield" | "tidewater";
  readonly name: string;
  readonly timeZone: string;
  readonly staff: readonly DemoStaff[];
  readonly rooms: readonly { readonly name: string; readonly purpose: "consultation" | "dosing" }[];
};

const person = (name: string, credentials: string, roles: readonly StaffRole[]): DemoStaff => ({
  name,
  credentials,
  roles,
  mail: `${name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[^a-z]+/g, ".")}@demo.invalid`,
});

/** Two invented clinics, so that what keeps clinics apart can be seen. Nobody here is a real person. */
export const demoClinics: readonly DemoClinic[] = [
  {
    slug: "larkfield",
    name: "Larkfield Clinic",
    timeZone: "America/New_York",
    staff: [
      person("Maren Oduya", "", ["coordinator"]),
      person("Ilse Brandvold", "LCSW", ["therapist"]),
      person("Teo Marchetti", "PhD", ["therapist"]),
      person("Anneke Rasul", "PMHNP", ["prescriber"]),
      person("Davit Hollis", "RN", ["monitor"]),
      person("Priya Lindqvist", "MD", ["medical-director"]),
      person("Osei Farnham", "", ["administrator"]),
      person("Greta Villanueva", "", ["auditor"]),
    ],
    rooms: [
      { name: "Cedar", purpose: "dosing" },
      { name: "Willow", purpose: "dosing" },
      { name: "Alder", purpose: "dosing" },
      { name: "Consulting 1", purpose: "consultation" },
    ],
  },
  {
    slug: "tidewater",
    name: "Tidewater Practice",
    timeZone: "America/Los_Angeles",
    staff: [
      person("Rosalind Achterberg", "", ["coordinator"]),
      person("Bram Ostrowski", "LMFT", ["therapist"]),
      person("Yusra Delacroix", "MD", ["prescriber", "medical-director"]),
      person("Noor Halvorsen", "RN", ["monitor"]),
      person("Emil Castellano", "", ["administrator"]),
    ],
    rooms: [
      { name: "Harbor", purpose: "dosing" },
      { name: "Consulting", purpose: "consultation" },
    ],
  },
];
