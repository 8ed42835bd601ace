/** Names by which FHIR says what a questionnaire's answers count. */
export const fhirNames = {
  loinc: "http://loinc.org",
  ordinalValue: "http://hl7.org/fhir/StructureDefinition/ordinalValue",
  itemWeight: "http://hl7.org/fhir/StructureDefinition/itemWeight",
  itemControl: "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
  itemControlCodes: "http://hl7.org/fhir/questionnaire-item-control",
  minValue: "http://hl7.org/fhir/StructureDefinition/minValue",
  maxValue: "http://hl7.org/fhir/StructureDefinition/maxValue",
  /** Which subscale an item belongs to, by the code of the definition. */
  subscale: "urn:kapstone:subscale",
} as const;
