import { unreachable } from "#kernel/decision.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { preparationEvent, type Of, type PreparationEvent } from "./events.ts";

/** When it was so, and who said so. */
export type Stamp = { readonly at: Instant; readonly by: Actor };

/** An episode's preparation: the newest of everything, all notes. Null is what nobody recorded yet. */
export type Preparation = {
  readonly intention: (Stamp & Of<"intention-recorded">) | null;
  readonly setting: (Stamp & Of<"setting-chosen">) | null;
  readonly expectations: (Stamp & Of<"expectations-answered">) | null;
  readonly supportPlan: (Stamp & Of<"support-plan-recorded">) | null;
  readonly escort: (Stamp & Of<"escort-named">) | null;
  readonly preparedness: (Stamp & { readonly value: Quantity<"{score}"> }) | null;
  readonly hopesAndFears: (Stamp & Of<"hopes-and-fears-recorded">) | null;
  readonly touchWishes: (Stamp & Of<"touch-wishes-chosen">) | null;
  readonly notes: readonly (Stamp & Of<"preparation-note-signed">)[];
  readonly completed: Stamp | null;
};

const evolve = (state: Preparation, { event, observedAt, actor }: Recorded<PreparationEvent>): Preparation => {
  const stamp: Stamp = { at: observedAt, by: actor };
  switch (event.type) {
    case "intention-recorded":
      return { ...state, intention: { ...event, ...stamp } };
    case "setting-chosen":
      return { ...state, setting: { ...event, ...stamp } };
    case "expectations-answered":
      return { ...state, expectations: { ...event, ...stamp } };
    case "support-plan-recorded":
      return { ...state, supportPlan: { ...event, ...stamp } };
    case "escort-named":
      return { ...state, escort: { ...event, ...stamp } };
    case "preparedness-rated":
      return { ...state, preparedness: { value: event.preparedness, ...stamp } };
    case "hopes-and-fears-recorded":
      return { ...state, hopesAndFears: { ...event, ...stamp } };
    case "touch-wishes-chosen":
      return { ...state, touchWishes: { ...event, ...stamp } };
    case "preparation-note-signed":
      return { ...state, notes: [...state.notes, { ...event, ...stamp }] };
    case "preparation-completed":
      return { ...state, completed: state.completed ?? stamp };
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const preparationStream: StreamDefinition<Preparation, PreparationEvent> = {
  kind: "preparation",
  schemaVersion: 1,
  initial: {
    intention: null,
    setting: null,
    expectations: null,
    supportPlan: null,
    escort: null,
    preparedness: null,
    hopesAndFears: null,
    touchWishes: null,
    notes: [],
    completed: null,
  },
  parse: ({ type, payload }) => preparationEvent.parse({ ...Object(payload), type }),
  evolve,
};
