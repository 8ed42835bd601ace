import type { FormItem } from "./monitoring-form-fields.ts";

type EnrolmentField = {
  readonly code: "patient" | "prescriber" | "setting" | "treatment" | "signatures";
  readonly label: string;
  readonly items: readonly FormItem[];
};

const item = (code: string, label: string, askOf: FormItem["askOf"]): FormItem => ({ code, label, askOf });

/**
 * Source: rems-patients. Confidence medium: the source asks to check the current form.
 * Owner: medical director.
 */
export const enrolmentFields: readonly EnrolmentField[] = [
  {
    code: "patient",
    label: "Patient",
    items: [
      item("firstName", "First name", "coordinator"),
      { ...item("middleName", "Middle name", "coordinator"), optional: true },
      item("lastName", "Last name", "coordinator"),
      item("birthDate", "Date of birth", "coordinator"),
      item("sex", "Sex", "coordinator"),
      item("address", "Address", "coordinator"),
      item("phone", "Telephone", "coordinator"),
      { ...item("email", "E-mail", "coordinator"), optional: true },
    ],
  },
  {
    code: "prescriber",
    label: "Prescriber",
    items: [
      item("name", "Name", "prescriber"),
      item("npi", "NPI", "prescriber"),
      item("phone", "Telephone", "prescriber"),
      item("fax", "Fax", "prescriber"),
    ],
  },
  {
    code: "setting",
    label: "Healthcare setting",
    items: [item("name", "Name", "medical-director"), item("remsId", "REMS id", "medical-director")],
  },
  { code: "treatment", label: "Treatment", items: [item("indication", "Indication", "prescriber")] },
  {
    code: "signatures",
    label: "Acknowledgements and signatures",
    items: [
      item("acknowledgements", "The patient was told and acknowledges", "prescriber"),
      item("patient", "Patient signed on", "coordinator"),
      item("attestation", "Provider’s attestation", "prescriber"),
      item("provider", "Provider signed on", "prescriber"),
    ],
  },
];

/** What the provider attests by signing. Source: the same, `patientEnrollment.fields`. */
export const providerAttestations = [
  "Medication Guide reviewed with the patient",
  "Safety information reviewed",
  "Treatment is appropriate for the patient",
] as const;

/** What the patient acknowledges. Source: the same, `patientEnrollment.fields`. */
export const patientAcknowledgements = [
  "Sedation, dissociation and slowed breathing can happen",
  "Esketamine can be abused or misused",
  "Stay for at least the time of observation after each session",
  "No driving or machines until the next day, after a restful sleep",
  "Data of each session go to the REMS",
] as const;
