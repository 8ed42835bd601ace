import { defineWords } from "#ui/words/catalogue.ts";

export const suicideScreenWords = defineWords("suicideScreen", {
  intro:
    "Ask with the form that your clinic holds, and record the answers by number. The questions themselves are not shown: their wording may not be shipped.",
  keys: "With a keyboard: Y for yes, N for no; both lead on.",
  form: "Which form",
  forms: { recent: "Recent (past month, and in life)", "since-last-contact": "Since the last contact" },
  chooseForm: "Choose which form was asked.",
  when: "What for",
  place: {
    "1": "1 · Wish to be dead",
    "2": "2 · Thoughts of suicide, not specific",
    "3": "3 · Thoughts with a method, without plan or intent",
    "4": "4 · Thoughts with some intent, without a specific plan",
    "5": "5 · Thoughts with a specific plan and intent",
    "6": "6 · Suicidal behaviour",
    recent: "6 · Within the past 3 months",
  },
  yes: "Yes",
  no: "No",
  skipped: "3 to 5 are skipped: 2 is no.",
  triage: "Triage: {{level}}.",
  level: { none: "None", low: "Low", moderate: "Moderate", high: "High" },
  incomplete: "Incomplete: what is open must be asked. A clinician decides meanwhile.",
  nothing: "Nothing is recorded yet.",
  record: "Record",
  recorded: "The screen was recorded.",
});
