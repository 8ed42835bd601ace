import * as z from "zod/mini";

import { numberFrom } from "#care/pharmacy/web/amounts.ts";
import { microgramsFromMilligrams, type Quantity } from "#kernel/quantity.ts";

import type { ConsentKind } from "../rules/consent-document.ts";
import type { ConsentChoices } from "../rules/events.ts";

const yesNo = z.enum(["", "yes", "no"]);
export type YesNo = z.output<typeof yesNo>;

/** Where a reader is and what they chose so far. No answer is chosen for them. */
export const consentDraft = z.object({
  step: z.number(),
  hand: yesNo,
  shoulder: yesNo,
  other: z.string(),
  stopWord: z.string(),
  agreed: yesNo,
  maximum: z.string(),
  noteTools: yesNo,
  research: yesNo,
});
export type ConsentDraft = z.output<typeof consentDraft>;

export const emptyConsent: ConsentDraft = {
  step: 0,
  hand: "",
  shoulder: "",
  other: "",
  stopWord: "",
  agreed: "",
  maximum: "",
  noteTools: "",
  research: "",
};

const isAnswered = (...answers: readonly YesNo[]): boolean => answers.every((answer) => answer !== "");

const boosterFrom = ({ agreed, maximum }: ConsentDraft, most: Quantity<"ug"> | null): ConsentChoices | undefined => {
  if (most === null || agreed === "no") return { kind: "booster", agreed: false, maximumDose: null };
  const typed = numberFrom(maximum);
  const dose = typed === undefined ? undefined : microgramsFromMilligrams(typed);
  if (agreed !== "yes" || dose === undefined || dose.value <= 0 || dose.value > most.value) return undefined;
  return { kind: "booster", agreed: true, maximumDose: { value: dose.value, unit: "ug" } };
};

const touchFrom = ({ hand, shoulder, other, stopWord }: ConsentDraft): ConsentChoices | undefined => {
  const someTouch = hand === "yes" || shoulder === "yes" || other.trim() !== "";
  if (!isAnswered(hand, shoulder) || (someTouch && stopWord.trim() === "")) return undefined;
  return { kind: "touch", hand: hand === "yes", shoulder: shoulder === "yes", other: other.trim(), stopWord: stopWord.trim() };
};

/** What was chosen, as it is signed; undefined while a question is open. */
export const choicesFrom = (kind: ConsentKind, draft: ConsentDraft, boosterMost: Quantity<"ug"> | null): ConsentChoices | undefined => {
  switch (kind) {
    case "treatment":
      return { kind };
    case "touch":
      return touchFrom(draft);
    case "booster":
      return boosterFrom(draft, boosterMost);
    case "recording":
    case "telehealth":
      return isAnswered(draft.agreed) ? { kind, agreed: draft.agreed === "yes" } : undefined;
    case "data-use":
      return isAnswered(draft.noteTools, draft.research)
        ? { kind, noteTools: draft.noteTools === "yes", research: draft.research === "yes" }
        : undefined;
  }
};
