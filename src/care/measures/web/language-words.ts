import { defineWords } from "#ui/words/catalogue.ts";

export const languageWords = defineWords("questionnaire-language", {
  own: "Asked in {{language}}, the patient's language.",
  clinic: "Asked in {{language}}, the clinic's language: it is not here in {{wanted}}.",
  clinicUnknown: "Asked in {{language}}, the clinic's language: the patient's is not recorded.",
  only: "Asked in {{language}}, the only language it is here in: it is not here in {{wanted}}.",
  onlyUnknown: "Asked in {{language}}, the only language it is here in: the patient's is not recorded.",
  toPatient: {
    clinic:
      "This questionnaire is not here in {{wanted}}, so it is asked in {{language}}. If that is hard to read, ask us before you answer.",
    only: "This questionnaire is not here in {{wanted}}, so it is asked in {{language}}. If that is hard to read, ask us before you answer.",
    clinicUnknown: "In {{language}}, the clinic's language. If another is easier for you, tell us.",
    onlyUnknown: "In {{language}}, the only one we have. If another is easier for you, tell us.",
  },
  reads: "Language the patient reads best",
  notRecorded: "Not recorded",
});
