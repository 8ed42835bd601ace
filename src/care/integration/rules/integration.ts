import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { integrationEvent, type IntegrationEvent, type Of } from "./events.ts";

/** When it was so, and who said so. */
export type Stamp = { readonly at: Instant; readonly by: Actor };

export type SignedNote = Stamp & Of<"integration-note-signed">;
export type PracticeCheck = Stamp & Pick<Of<"practice-checked">, "done" | "words">;

/** A small commitment in daily life: open until patient or therapist end it. */
export type Practice = Of<"practice-agreed"> & {
  readonly agreed: Stamp;
  readonly checks: readonly PracticeCheck[];
  readonly ended: (Stamp & Pick<Of<"practice-ended">, "status">) | null;
};

export type Integration = {
  readonly notes: readonly SignedNote[];
  readonly practices: readonly Practice[];
  readonly contacts: readonly (Stamp & Of<"early-contact-made">)[];
  /** The newest completion; a booster opens the course again and it may be completed once more. */
  readonly completed: (Stamp & Of<"course-completed">) | null;
};

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
      const { practiceId, text, frequency, due } = event;
      return { ...state, practices: [...state.practices, { practiceId, text, frequency, due, agreed: stamp, checks: [], ended: null }] };
    }
    case "practice-checked": {
      const check = { done: event.done, words: event.words, ...stamp };
      return withPractice(state, event.practiceId, (practice) => ({ ...practice, checks: [...practice.checks, check] }));
    }
    case "practice-ended":
      return withPractice(state, event.practiceId, (practice) => ({ ...practice, ended: { status: event.status, ...stamp } }));
    case "early-contact-made":
      return { ...state, contacts: [...state.contacts, { ...event, ...stamp }] };
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
  initial: { notes: [], practices: [], contacts: [], completed: null },
  parse: ({ type, payload }) => integrationEvent.parse({ ...Object(payload), type }),
  evolve,
};
