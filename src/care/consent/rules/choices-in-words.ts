import { milligramsOf } from "#kernel/quantity.ts";
import { unreachable } from "#kernel/decision.ts";

import type { ConsentChoices } from "./events.ts";

export type ChoiceInWords = { readonly question: string; readonly answer: string };

const yesNo = (agreed: boolean): string => (agreed ? "Yes" : "No");

const touchWords = (choices: Extract<ConsentChoices, { readonly kind: "touch" }>): readonly ChoiceInWords[] => [
  { question: "A hand to hold", answer: yesNo(choices.hand) },
  { question: "A hand on the shoulder", answer: yesNo(choices.shoulder) },
  ...(choices.other.trim() === "" ? [] : [{ question: "Also", answer: choices.other }]),
  ...(choices.stopWord.trim() === "" ? [] : [{ question: "Stop word", answer: choices.stopWord }]),
];

/** What was chosen, as it stands under the signed text. English, like the documents of this version. */
export const choicesInWords = (choices: ConsentChoices): readonly ChoiceInWords[] => {
  switch (choices.kind) {
    case "treatment":
      return [];
    case "touch":
      return touchWords(choices);
    case "booster":
      return [
        {
          question: "A further dose in a session",
          answer: choices.agreed && choices.maximumDose !== null ? `Yes, up to ${milligramsOf(choices.maximumDose)} mg` : "No",
        },
      ];
    case "recording":
      return [{ question: "Recording of my sessions", answer: yesNo(choices.agreed) }];
    case "data-use":
      return [
        { question: "Computer tools for notes may see parts of my record", answer: yesNo(choices.noteTools) },
        { question: "My results, without my name, may be used for research", answer: yesNo(choices.research) },
      ];
    case "telehealth":
      return [{ question: "Visits by video", answer: yesNo(choices.agreed) }];
    default:
      return unreachable(choices);
  }
};
