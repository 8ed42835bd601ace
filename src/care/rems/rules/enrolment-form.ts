import { answerItem, type AnsweredField, type Told } from "./data-set.ts";
import { enrolmentFields, providerAttestations } from "./data/enrolment-fields.ts";
import type { Enrolment } from "./rems.ts";
import type { RemsSite } from "./site.ts";

/** What the enrolment form asks for, as plain facts. Null is what nobody recorded. */
export type EnrolmentFacts = {
  readonly patient: {
    readonly givenName: string | null;
    readonly familyName: string | null;
    readonly birthDate: string | null;
    readonly sex: string | null;
    readonly address: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly prescriber: {
    readonly name: string | null;
    readonly npi: string | null;
    readonly telephone: string | null;
    readonly fax: string | null;
  };
  readonly site: RemsSite | null;
  readonly enrolment: Enrolment | null;
};

const indicationWords = {
  "treatment-resistant-depression": "Treatment-resistant depression",
  "depression-with-suicidality": "Major depression with acute suicidal ideation or behaviour",
} as const;

const told = (text: string | null, from: string, why?: string): Told => (why === undefined ? { text, from } : { text, from, why });

const answersOf = ({ patient, prescriber, site, enrolment }: EnrolmentFacts): Readonly<Record<string, Readonly<Record<string, Told>>>> => {
  const [people, directory, provider] = ["Patient's details", "REMS site certification", "REMS provider details"];
  const own = "Enrolment";
  const signed = enrolment?.providerSignedOn ?? null;
  return {
    patient: {
      firstName: told(patient.givenName, people),
      middleName: told(null, people),
      lastName: told(patient.familyName, people),
      birthDate: told(patient.birthDate, people),
      sex: told(patient.sex, people),
      address: told(patient.address, people),
      phone: told(patient.phone, people),
      email: told(patient.email, people),
    },
    prescriber: {
      name: told(prescriber.name, "Staff directory"),
      npi: told(prescriber.npi, provider),
      phone: told(prescriber.telephone, provider),
      fax: told(prescriber.fax, provider),
    },
    setting: { name: told(site?.name ?? null, directory), remsId: told(site?.remsId ?? null, directory) },
    treatment: { indication: told(enrolment === null ? null : indicationWords[enrolment.indication], own) },
    signatures: {
      acknowledgements: told(enrolment?.acknowledged === true ? "Yes, point by point" : null, own),
      patient: told(enrolment?.patientSignedOn ?? null, own),
      attestation: told(signed === null ? null : providerAttestations.join("; "), own, "It is stated when the provider signs."),
      provider: told(signed, own),
    },
  };
};

/** The data set of the enrolment form: each field with its value and origin, or missing with who can find out (REMS-10). */
export const enrolmentForm = (facts: EnrolmentFacts): readonly AnsweredField[] => {
  const answers = answersOf(facts);
  return enrolmentFields.map(({ code, label, items }) => ({
    code,
    label,
    confidence: "medium",
    items: items.map((item) => answerItem(item, answers[code]?.[item.code] ?? told(null, ""))),
  }));
};
