import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";

import { codesToReview } from "./data/events-to-review.ts";
import type { EmergencySign } from "./data/emergency-conditions.ts";
import type { NoteCode } from "./data/note-codes.ts";
import type { DosingSession, Stamp } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { notOpened } from "./session-refusals.ts";

/** Something noted that a person judges: a note by its code and words, or a sign of an emergency. */
export type EventToReview = Pick<Stamp, "observedAt"> & {
  /** The id of the note, or the name of the sign. */
  readonly about: string;
  readonly what:
    | { readonly kind: "note"; readonly code: NoteCode; readonly text: string }
    | { readonly kind: "sign"; readonly sign: EmergencySign };
};

/** What of the session has to be judged before it is closed: untoward notes, touches without agreement, signs of an emergency (CLOSE-5). */
export const eventsToReview = ({ notes, signs }: DosingSession): readonly EventToReview[] => {
  const noted = notes
    .filter(({ inError, code, touch }) => inError === null && (codesToReview.includes(code) || touch?.incident === true))
    .map(({ noteId, code, text, observedAt }): EventToReview => ({ about: noteId, observedAt, what: { kind: "note", code, text } }));
  const present = signs.filter(({ present: is }) => is);
  const seen = present
    .filter(({ sign }, place) => present.findIndex((one) => one.sign === sign) === place)
    .map(({ sign, observedAt }): EventToReview => ({ about: sign, observedAt, what: { kind: "sign", sign } }));
  return [...noted, ...seen];
};

/** How a person judged an event last; undefined while nobody has. */
export const judgementOf = ({ reviews }: DosingSession, about: string): Of<"adverse-events-reviewed">["judged"][number]["as"] | undefined =>
  reviews.flatMap(({ judged }) => judged).findLast((one) => one.about === about)?.as;

/** Keeps a person's review of what was noted, also that there was nothing. No software reviews. */
export const reviewAdverseEvents = (
  session: DosingSession,
  review: Of<"adverse-events-reviewed">,
  { actor }: CommandMeta,
): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (actor.kind !== "staff") return refuse("CLOSE-5", "Only a member of staff reviews what was noted.");
  if (session.reviews.some(({ reviewId }) => reviewId === review.reviewId)) return accept();
  return accept<DosingSessionEvent>({ type: "adverse-events-reviewed", ...review });
};
