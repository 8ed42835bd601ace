import type { InstrumentDefinition } from "../instrument-definition.ts";

/** Anxiety severity over two weeks. Source: spitzer2006; change: toussaint2020, iapt-manual. One missing item is a convention. Owner: medical director. */
export const gad7: InstrumentDefinition = {
  id: "gad7",
  version: "1",
  shortName: "GAD-7",
  name: "Generalized Anxiety Disorder-7",
  construct: "anxiety severity",
  licence: {
    tier: "A",
    notice:
      "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
  },
  instructions: null,
  stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  items: [
    { text: "Feeling nervous, anxious or on edge", loinc: "69725-0" },
    { text: "Not being able to stop or control worrying", loinc: "68509-9" },
    { text: "Worrying too much about different things", loinc: "69733-4" },
    { text: "Trouble relaxing", loinc: "69734-2" },
    { text: "Being so restless that it is hard to sit still", loinc: "69735-9" },
    { text: "Becoming easily annoyed or irritable", loinc: "69689-8" },
    { text: "Feeling afraid as if something awful might happen", loinc: "69736-7" },
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
      loinc: null,
      options: [
        { value: 0, label: "Not difficult at all", loinc: null },
        { value: 1, label: "Somewhat difficult", loinc: null },
        { value: 2, label: "Very difficult", loinc: null },
        { value: 3, label: "Extremely difficult", loinc: null },
      ],
    },
  ],
  range: { min: 0, max: 21 },
  maxMissing: 1,
  subscales: [],
  bands: [
    { min: 0, max: 4, code: "minimal", label: "Minimal" },
    { min: 5, max: 9, code: "mild", label: "Mild" },
    { min: 10, max: 14, code: "moderate", label: "Moderate" },
    { min: 15, max: 21, code: "severe", label: "Severe" },
  ],
  screenPositiveFrom: 10,
  pattern: null,
  flags: [],
  change: { minimalImportant: 4, reliable: 4, response: { kind: "percent-drop", percent: 50 }, remissionBelow: 5, significantAtMost: null },
  loinc: { panel: "69737-5", total: "70274-6" },
  sources: ["spitzer2006", "toussaint2020", "iapt-manual", "camcops"],
};
