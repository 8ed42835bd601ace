import { defineWords } from "#ui/words/catalogue.ts";

export const peopleWords = defineWords("people", {
  title: "Patients",
  intro: "Everyone with an episode of care here, by name.",
  search: "Find by name, e-mail or telephone",
  name: "Name",
  birthDate: "Born",
  stage: "Stage",
  since: "Since",
  none: "Nobody fits.",
  noneBody: "Try fewer letters, or another stage.",
  empty: "Nobody is registered yet.",
  failed: "The patients could not be fetched.",
  allStages: "All stages",
  noEpisode: "No episode",
  stages: {
    enquiry: "Enquiry",
    screening: "Screening",
    consent: "Consent",
    preparation: "Preparation",
    dosing: "Dosing",
    integration: "Integration",
    "follow-up": "Follow-up",
    closed: "Closed",
  },
  closings: { completed: "Completed", declined: "Declined", withdrawn: "Withdrawn", transferred: "Transferred", lapsed: "Lapsed" },
});
