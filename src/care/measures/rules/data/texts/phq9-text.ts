import type { InstrumentText } from "../../instrument-text.ts";

/** Verbatim, licence tier A. Matched to CamCOPS phq9.xml. Source: camcops. */
export const phq9Text: InstrumentText = {
  instrument: "phq9",
  language: "en",
  title: "Patient Health Questionnaire-9 (PHQ-9)",
  instructions: null,
  stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  items: [
    { text: "Little interest or pleasure in doing things", options: null },
    { text: "Feeling down, depressed, or hopeless", options: null },
    { text: "Trouble falling or staying asleep, or sleeping too much", options: null },
    { text: "Feeling tired or having little energy", options: null },
    { text: "Poor appetite or overeating", options: null },
    { text: "Feeling bad about yourself — or that you are a failure or have let yourself or your family down", options: null },
    { text: "Trouble concentrating on things, such as reading the newspaper or watching television", options: null },
    {
      text: "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
      options: null,
    },
    { text: "Thoughts that you would be better off dead or of hurting yourself in some way", options: null },
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
