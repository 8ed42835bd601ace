import { unreachable } from "#kernel/decision.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { followUpEvent, type FollowUpEvent, type Of } from "./events.ts";

/** When it was so, and who said so. */
export type Stamp = { readonly at: Instant; readonly by: Actor };

export type PlannedMeasure = Of<"follow-up-scheduled"> & { readonly cancelled: Stamp | null };

export type FollowUp = {
  readonly planned: readonly PlannedMeasure[];
  readonly contacts: readonly (Stamp & Of<"contact-recorded">)[];
  readonly reviews: readonly (Stamp & Of<"maintenance-reviewed">)[];
  readonly closed: (Stamp & Of<"episode-closed">) | null;
  readonly reopened: (Stamp & Of<"episode-reopened">) | null;
};

const evolve = (state: FollowUp, { event, observedAt, actor }: Recorded<FollowUpEvent>): FollowUp => {
  const stamp: Stamp = { at: observedAt, by: actor };
  switch (event.type) {
    case "follow-up-scheduled": {
      const { requestId, instrument, dueAt, afterDoseAt } = event;
      return { ...state, planned: [...state.planned, { requestId, instrument, dueAt, afterDoseAt, cancelled: null }] };
    }
    case "follow-up-cancelled": {
      const planned = state.planned.map((one) => (one.requestId === event.requestId ? { ...one, cancelled: stamp } : one));
      return { ...state, planned };
    }
    case "contact-recorded":
      return { ...state, contacts: [...state.contacts, { ...event, ...stamp }] };
    case "maintenance-reviewed":
      return { ...state, reviews: [...state.reviews, { ...event, ...stamp }] };
    case "episode-closed":
      return { ...state, closed: { ...event, ...stamp }, reopened: null };
    case "episode-reopened":
      return { ...state, closed: null, reopened: { ...event, ...stamp } };
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const followUpStream: StreamDefinition<FollowUp, FollowUpEvent> = {
  kind: "follow-up",
  schemaVersion: 1,
  initial: { planned: [], contacts: [], reviews: [], closed: null, reopened: null },
  parse: ({ type, payload }) => followUpEvent.parse({ ...Object(payload), type }),
  evolve,
};
