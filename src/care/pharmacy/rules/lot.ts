import { unreachable } from "#kernel/decision.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { Drug, Form, Strength } from "./drug.ts";
import { lotEvent, type LotEvent } from "./events.ts";

/** A lot of a controlled drug in the clinic's cabinet. What sessions gave stands in the ledger, not here. */
export type Lot =
  | { readonly status: "none" }
  | {
      readonly status: "received";
      readonly drug: Drug;
      readonly form: Form;
      readonly strength: Strength;
      readonly lotNumber: string;
      /** A calendar date; the lot may be used to the end of that day in the clinic. */
      readonly expiresOn: string;
      readonly received: Quantity<"ug">;
      readonly receivedAt: Instant;
      readonly wasted: Quantity<"ug">;
    };

export const lotStream: StreamDefinition<Lot, LotEvent> = {
  kind: "lot",
  schemaVersion: 1,
  initial: { status: "none" },
  parse: ({ type, payload }) => lotEvent.parse({ ...Object(payload), type }),
  evolve: (state, { event, observedAt }) => {
    switch (event.type) {
      case "lot-received":
        return {
          status: "received",
          drug: event.drug,
          form: event.form,
          strength: event.strength,
          lotNumber: event.lotNumber,
          expiresOn: event.expiresOn,
          received: micrograms(event.containers * event.amountPerContainer.value),
          receivedAt: observedAt,
          wasted: micrograms(0),
        };
      case "drug-wasted":
        return state.status === "none" ? state : { ...state, wasted: micrograms(state.wasted.value + event.amount.value) };
      case "stock-counted":
        return state;
      default:
        return unreachable(event);
    }
  },
};
