import type { InstrumentDefinition } from "../instrument-definition.ts";

/** Depression severity over two weeks. Source: kroenke2001, phq-manual; change: lowe2004, iapt-manual. Owner: medical director. */
export const phq9: InstrumentDefinition = {
  id: "phq9",
  version: "1",
  shortName: "PHQ-9",
  name: "Patient Health Questionnaire-9",
  construct: "depression severity",
  licence: {
    tier: "A",
    notice:
      "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
  },
  instructions: null,
  stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  items: [
    { text: "Little interest or pleasure in doing things", loinc: "44250-9" },
    { text: "Feeling down, depressed, or hopeless", loinc: "44255-8" },
    { text: "Trouble falling or staying asleep, or sleeping too much", loinc: "44259-0" },
    { text: "Feeling tired or having little energy", loinc: "44254-1" },
    { text: "Poor appetite or overeating", loinc: "44251-7" },
    { text: "Feeling bad about yourself — or that you are a failure or have let yourself or your family down", loinc: "44258-2" },
    { text: "Trouble concentrating on things, such as reading the newspaper or watching television", loinc: "44252-5" },
    {
      text: "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
      loinc: "44253-3",
    },
    { text: "Thoughts that you would be better off dead or of hurting yourself in some way", loinc: "44260-8" },
  ],
  options: [
    { value: 0, label: "Not at all", loinc: "LA6568-5" },
    { value: 1, label: "Several days", loinc: "LA6569-3" },
    { value: 2, label: "More than half the days", loinc: "LA6570-1" },
    { value: 3, label: "Nearly every day", loinc: "LA6571-9" },
  ],
  extraItems: [
    {
      id: "difficulty",
      text: "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
      loinc: "69722-7",
      options: [
        { value: 0, label: "Not difficult at all", loinc: null },
        { value: 1, label: "Somewhat difficult", loinc: null },
        { value: 2, label: "Very difficult", loinc: null },
        { value: 3, label: "Extremely difficult", loinc: null },
      ],
    },
  ],
  range: { min: 0, max: 27 },
  maxMissing: 2,
  subscales: [],
  bands: [
    { min: 0, max: 4, code: "minimal", label: "None-minimal" },
    { min: 5, max: 9, code: "mild", label: "Mild" },
    { min: 10, max: 14, code: "moderate", label: "Moderate" },
    { min: 15, max: 19, code: "mod_severe", label: "Moderately severe" },
    { min: 20, max: 27, code: "severe", label: "Severe" },
  ],
  screenPositiveFrom: 10,
  pattern: {
    atLeast: 2,
    exceptions: [{ item: 9, atLeast: 1 }],
    outcomes: [
      {
        code: "major",
        label: "Pattern of a major depressive syndrome",
        needs: [
          { items: [1, 2], count: 1 },
          { items: [1, 2, 3, 4, 5, 6, 7, 8, 9], count: 5 },
        ],
      },
      {
        code: "other",
        label: "Pattern of another depressive syndrome",
        needs: [
          { items: [1, 2], count: 1 },
          { items: [1, 2, 3, 4, 5, 6, 7, 8, 9], count: 2 },
        ],
      },
    ],
    otherwise: { code: "none", label: "No depressive syndrome pattern" },
    caveat: "A pattern of answers is not a diagnosis; a clinician rules out bereavement, mania and other causes.",
  },
  flags: [
    { rule: "SR-01", item: 9, when: "answered-at-least", value: 1 },
    { rule: "SR-02", item: 9, when: "unanswered" },
  ],
  change: { minimalImportant: 5, reliable: 6, response: { kind: "percent-drop", percent: 50 }, remissionBelow: 5, significantAtMost: null },
  loinc: { panel: "44249-1", total: "44261-6" },
  sources: ["kroenke2001", "phq-manual", "lowe2004", "iapt-manual", "camcops"],
};
