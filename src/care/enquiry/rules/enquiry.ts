import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { enquiryEvent, type Concern, type EnquiryEvent } from "./events.ts";

type Asked = {
  readonly patientId: Uuid;
  readonly appointmentId: Uuid | null;
  readonly concerns: readonly Concern[];
  readonly message: string;
  readonly askedAt: Instant;
};

/** An enquiry: nothing yet, then open until the clinic accepts or declines it. */
export type Enquiry =
  | { readonly status: "none" }
  | ({ readonly status: "open" } & Asked)
  | ({ readonly status: "accepted"; readonly acceptedAt: Instant } & Asked)
  | ({ readonly status: "declined"; readonly declinedAt: Instant } & Asked);

export const enquiryStream: StreamDefinition<Enquiry, EnquiryEvent> = {
  kind: "enquiry",
  schemaVersion: 1,
  initial: { status: "none" },
  parse: ({ type, payload }) => enquiryEvent.parse({ ...Object(payload), type }),
  evolve: (state, { event, observedAt }) => {
    switch (event.type) {
      case "consultation-requested":
        return {
          status: "open",
          patientId: event.patientId,
          appointmentId: event.appointmentId,
          concerns: event.concerns,
          message: event.message,
          askedAt: observedAt,
        };
      case "enquiry-accepted":
        return state.status === "none" ? state : { ...state, status: "accepted", acceptedAt: observedAt };
      case "enquiry-declined":
        return state.status === "none" ? state : { ...state, status: "declined", declinedAt: observedAt };
      default:
        return unreachable(event);
    }
  },
};
