import type { InstrumentText } from "../../instrument-text.ts";

/** Verbatim, licence tier A. Matched to CamCOPS gad7.xml and LOINC displays; official PDFs vary only in commas (items 1, 7). Source: camcops. */
export const gad7Text: InstrumentText = {
  instrument: "gad7",
  language: "en",
  title: "Generalized Anxiety Disorder 7-item (GAD-7)",
  instructions: null,
  stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  items: [
    { text: "Feeling nervous, anxious or on edge", options: null },
    { text: "Not being able to stop or control worrying", options: null },
    { text: "Worrying too much about different things", options: null },
    { text: "Trouble relaxing", options: null },
    { text: "Being so restless that it is hard to sit still", options: null },
    { text: "Becoming easily annoyed or irritable", options: null },
    { text: "Feeling afraid as if something awful might happen", options: null },
  ],
  options: [
    { value: 0, label: "Not at all" },
    { value: 1, label: "Several days" },
    { value: 2, label: "More than half the days" },
    { value: 3, label: "Nearly every day" },
  ],
  extraItems: [
    {
      id: "difficulty",
      text: "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
      options: [
        { value: 0, label: "Not difficult at all" },
        { value: 1, label: "Somewhat difficult" },
        { value: 2, label: "Very difficult" },
        { value: 3, label: "Extremely difficult" },
      ],
    },
  ],
  notice:
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
  scoring: null,
};
