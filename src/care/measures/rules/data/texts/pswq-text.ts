import type { InstrumentText } from "../../instrument-text.ts";

/** Verbatim, licence tier A. Matched to CamCOPS pswq.xml. Source: camcops. */
export const pswqText: InstrumentText = {
  instrument: "pswq",
  language: "en",
  title: "Penn State Worry Questionnaire",
  instructions:
    "Rate each of the following statements on a scale of 1 (“not at all typical of me”) to 5 (“very typical of me”). Please do not leave any items blank.",
  stem: null,
  items: [
    { text: "If I do not have enough time to do everything, I do not worry about it.", options: null },
    { text: "My worries overwhelm me.", options: null },
    { text: "I do not tend to worry about things.", options: null },
    { text: "Many situations make me worry.", options: null },
    { text: "I know I should not worry about things, but I just cannot help it.", options: null },
    { text: "When I am under pressure I worry a lot.", options: null },
    { text: "I am always worrying about something.", options: null },
    { text: "I find it easy to dismiss worrisome thoughts.", options: null },
    { text: "As soon as I finish one task, I start to worry about everything else I have to do.", options: null },
    { text: "I never worry about anything.", options: null },
    { text: "When there is nothing more I can do about a concern, I do not worry about it any more.", options: null },
    { text: "I have been a worrier all my life.", options: null },
    { text: "I notice that I have been worrying about things.", options: null },
    { text: "Once I start worrying, I cannot stop.", options: null },
    { text: "I worry all the time.", options: null },
    { text: "I worry about projects until they are all done.", options: null },
  ],
  options: [
    { value: 1, label: "1 - Not at all typical of me" },
    { value: 2, label: "2" },
    { value: 3, label: "3" },
    { value: 4, label: "4" },
    { value: 5, label: "5 - Very typical of me" },
  ],
  extraItems: [],
  notice: "Meyer TJ, Miller ML, Metzger RL, Borkovec TD (1990). Public domain.",
  scoring: null,
};
