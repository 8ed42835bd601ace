import type { ConsentFact, ConsentFacts } from "#care/consent/rules/consent-facts.ts";
import type { TouchWishes } from "#care/preparation/rules/events.ts";
import { touchAgreement, touchPlaces, type TouchAgreement } from "#care/preparation/rules/touch-agreement.ts";
import { accept, unreachable, type Decision } from "#kernel/decision.ts";

import { touchCodes } from "./data/note-codes.ts";
import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { notOpened } from "./session-refusals.ts";
import type { JudgedTouch, SaidTouch } from "./stored-session-note.ts";

/** What was known of consent and wishes at the time of a touch. */
export type TouchFacts = {
  readonly consent: ConsentFact["consent"];
  /** The choices of a consent that was current then; null when none was. */
  readonly agreed: ConsentFacts["touch"];
  readonly wishes: TouchWishes | null;
};

export type ChartedNote = Omit<Of<"event-noted">, "touch"> & { readonly touch?: SaidTouch | undefined };

type Covered = JudgedTouch["covered"];

/** A yes given before stands unless the patient says no; "ask" needs a yes in that moment; a yes under the drug opens nothing (TOUCH-2). */
const coverOf = (agreement: TouchAgreement, asked: SaidTouch["asked"]): Covered => {
  if (asked === "no") return "not-covered";
  switch (agreement) {
    case "yes":
      return "covered";
    case "ask":
      return asked === "yes" ? "covered" : "not-covered";
    case "no":
      return "not-covered";
    default:
      return unreachable(agreement);
  }
};

/**
 * What covered a touch (TOUCH-1, TOUCH-2). Where nobody said the place it is unknown, unless nothing at all was agreed.
 * @param facts null on a tablet that cannot ask: then the server's own answer is the record's
 */
export const judgeTouch = ({ place, asked }: SaidTouch, facts: TouchFacts | null): JudgedTouch => {
  const said = { place, asked };
  if (facts === null) return { ...said, agreement: null, consent: null, covered: "unknown", incident: false };
  const { agreed, wishes } = facts;
  const consent = facts.consent && { consentId: facts.consent.consentId, version: facts.consent.document.version };
  if (place === null) {
    const nothing = asked === "no" || touchPlaces.every((one) => touchAgreement(one, agreed, wishes) === "no");
    return { ...said, agreement: null, consent, covered: nothing ? "not-covered" : "unknown", incident: nothing };
  }
  const agreement = touchAgreement(place, agreed, wishes);
  const covered = coverOf(agreement, asked);
  return { ...said, agreement, consent, covered, incident: covered === "not-covered" };
};

export const isTouch = ({ code, touch }: Pick<ChartedNote, "code" | "touch">): boolean =>
  touch !== undefined || touchCodes.some((one) => one === code);

/**
 * Notes an event with what was seen, said and done (NOTE-1). A touch is judged and kept, whether it was agreed or not (TOUCH-3); one
 * that was charted with a single tap says neither where nor whether the patient was asked.
 */
export const noteEvent = (session: DosingSession, charted: ChartedNote, facts: TouchFacts | null): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (session.notes.some((one) => one.noteId === charted.noteId)) return accept();
  const { touch, ...note } = charted;
  if (!isTouch(charted)) return accept<DosingSessionEvent>({ type: "event-noted", ...note });
  const judged = judgeTouch(touch ?? { place: null, asked: "not-asked" }, facts);
  return accept<DosingSessionEvent>({ type: "event-noted", ...note, touch: judged });
};
