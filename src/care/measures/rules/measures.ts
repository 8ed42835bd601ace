import { answeredFlags } from "#care/safety/rules/answer-safety-flag.ts";
import type { SafetyFlag as Flag } from "#care/safety/rules/safety-flag.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { measuresEvent, type MeasuresEvent } from "./events.ts";

type Of<Type extends MeasuresEvent["type"]> = Omit<Extract<MeasuresEvent, { type: Type }>, "type">;

export type MeasureRequest = Of<"measure-requested"> & { readonly answeredBy: Uuid | null };
export type MeasureResult = Of<"measure-completed"> & { readonly completedAt: Instant; readonly completedBy: Uuid };

/** A flag that an answer raised. */
export type SafetyFlag = Flag & { readonly responseId: Uuid };

/** Everything an episode's questionnaires have said, oldest first. */
export type Measures = {
  readonly requests: readonly MeasureRequest[];
  readonly results: readonly MeasureResult[];
  readonly flags: readonly SafetyFlag[];
};

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
    case "safety-flag-raised": {
      const flag = { ...event, raisedAt: receivedAt ?? at, fromAfar: actor.kind === "patient", acknowledged: null, closed: null };
      return { ...state, flags: [...state.flags, flag] };
    }
    case "safety-flag-acknowledged":
    case "safety-flag-closed":
      return { ...state, flags: answeredFlags(state.flags, { event, observedAt, actor }) };
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
