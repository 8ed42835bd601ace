import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { integrationEvent, type IntegrationEvent, type Of } from "./events.ts";
import type { IfsNote } from "./stored-therapy-note.ts";

/** When it was so, and who said so. */
export type Stamp = { readonly at: Instant; readonly by: Actor };

export type SignedNote = Stamp & Of<"integration-note-signed">;
export type SignedTherapyNote = Stamp & Of<"therapy-note-signed">;
export type GoalRating = Stamp & Of<"goal-progress-rated">;
export type DatedIfsNote = Stamp & IfsNote & Pick<Of<"therapy-note-signed">, "noteId" | "about">;
export type PracticeCheck = Stamp & Pick<Of<"practice-checked">, "done" | "words">;

/** A small commitment in daily life: open until patient or therapist end it. */
export type Practice = Of<"practice-agreed"> & {
  readonly agreed: Stamp;
  readonly checks: readonly PracticeCheck[];
  readonly ended: (Stamp & Pick<Of<"practice-ended">, "status">) | null;
};

export type Integration = {
  readonly notes: readonly SignedNote[];
  /** The typed notes: of the session itself, by AEDP, by IFS. */
  readonly therapyNotes: readonly SignedTherapyNote[];
  readonly goalRatings: readonly GoalRating[];
  readonly practices: readonly Practice[];
  readonly contacts: readonly (Stamp & Of<"early-contact-made">)[];
  /** The newest completion; a booster opens the course again and it may be completed once more. */
  readonly completed: (Stamp & Of<"course-completed">) | null;
};

/** The notes on parts, each with when it was so and the note's own id. */
export const ifsNotesOf = ({ therapyNotes }: Pick<Integration, "therapyNotes">): readonly DatedIfsNote[] =>
  therapyNotes.flatMap(({ at, by, noteId, about, note }) => (note.kind === "ifs" ? [{ ...note, at, by, noteId, about }] : []));

const withPractice = (state: Integration, practiceId: Uuid, change: (practice: Practice) => Practice): Integration => ({
  ...state,
  practices: state.practices.map((practice) => (practice.practiceId === practiceId ? change(practice) : practice)),
});

const evolve = (state: Integration, { event, observedAt, actor }: Recorded<IntegrationEvent>): Integration => {
  const stamp: Stamp = { at: observedAt, by: actor };
  switch (event.type) {
    case "integration-note-signed":
      return { ...state, notes: [...state.notes, { ...event, ...stamp }] };
    case "practice-agreed": {
      const { type: _, ...practice } = event;
      return { ...state, practices: [...state.practices, { ...practice, agreed: stamp, checks: [], ended: null }] };
    }
    case "practice-checked": {
      const check = { done: event.done, words: event.words, ...stamp };
      return withPractice(state, event.practiceId, (practice) => ({ ...practice, checks: [...practice.checks, check] }));
    }
    case "practice-ended":
      return withPractice(state, event.practiceId, (practice) => ({ ...practice, ended: { status: event.status, ...stamp } }));
    case "early-contact-made":
      return { ...state, contacts: [...state.contacts, { ...event, ...stamp }] };
    case "therapy-note-signed":
      return { ...state, therapyNotes: [...state.therapyNotes, { ...event, ...stamp }] };
    case "goal-progress-rated":
      return { ...state, goalRatings: [...state.goalRatings, { ...event, ...stamp }] };
    case "course-completed":
      return { ...state, completed: { ...event, ...stamp } };
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const integrationStream: StreamDefinition<Integration, IntegrationEvent> = {
  kind: "integration",
  schemaVersion: 1,
  initial: { notes: [], therapyNotes: [], goalRatings: [], practices: [], contacts: [], completed: null },
  parse: ({ type, payload }) => integrationEvent.parse({ ...Object(payload), type }),
  evolve,
};
