import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { measuresEvent, type Disposition, type MeasuresEvent } from "./events.ts";

type Of<Type extends MeasuresEvent["type"]> = Omit<Extract<MeasuresEvent, { type: Type }>, "type">;

export type MeasureRequest = Of<"measure-requested"> & { readonly answeredBy: Uuid | null };
export type MeasureResult = Of<"measure-completed"> & { readonly completedAt: Instant; readonly completedBy: Uuid };

type Seen = { readonly at: Instant; readonly by: Uuid; readonly note: string };
export type SafetyFlag = Of<"safety-flag-raised"> & {
  readonly raisedAt: Instant;
  readonly acknowledged: Seen | null;
  readonly closed: (Seen & { readonly disposition: Disposition }) | null;
};

/** Everything an episode's questionnaires have said, oldest first. */
export type Measures = {
  readonly requests: readonly MeasureRequest[];
  readonly results: readonly MeasureResult[];
  readonly flags: readonly SafetyFlag[];
};

const withFlag = (state: Measures, flagId: Uuid, change: (flag: SafetyFlag) => SafetyFlag): Measures => ({
  ...state,
  flags: state.flags.map((flag) => (flag.flagId === flagId ? change(flag) : flag)),
});

const evolve = (state: Measures, { event, observedAt, receivedAt, actor }: Recorded<MeasuresEvent>): Measures => {
  const at = observedAt;
  switch (event.type) {
    case "measure-requested":
      return { ...state, requests: [...state.requests, { ...event, answeredBy: null }] };
    case "measure-completed":
      return {
        ...state,
        results: [...state.results, { ...event, completedAt: at, completedBy: actor.id }],
        requests: state.requests.map((one) =>
          one.requestId === event.requestId ? { ...one, answeredBy: one.answeredBy ?? event.responseId } : one,
        ),
      };
    case "safety-flag-raised":
      return { ...state, flags: [...state.flags, { ...event, raisedAt: receivedAt ?? at, acknowledged: null, closed: null }] };
    case "safety-flag-acknowledged":
      return withFlag(state, event.flagId, (flag) => ({
        ...flag,
        acknowledged: flag.acknowledged ?? { at, by: actor.id, note: event.note },
      }));
    case "safety-flag-closed":
      return withFlag(state, event.flagId, (flag) => ({
        ...flag,
        closed: { at, by: actor.id, note: event.note, disposition: event.disposition },
      }));
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const measuresStream: StreamDefinition<Measures, MeasuresEvent> = {
  kind: "measures",
  schemaVersion: 1,
  initial: { requests: [], results: [], flags: [] },
  parse: ({ type, payload }) => measuresEvent.parse({ ...Object(payload), type }),
  evolve,
};
