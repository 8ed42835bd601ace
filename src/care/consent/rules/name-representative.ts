import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { Consent, Representative } from "./consent.ts";
import type { ConsentEvent } from "./events.ts";
import { keptNowhere } from "./record-paper.ts";

/** Keeps by what right somebody decides for a patient; the paper that proves it is scanned or kept at a place that is named (CONSENT-17). */
export const nameRepresentative = (state: Consent, named: Representative): Decision<ConsentEvent> => {
  if (state.representatives.some(({ representativeId }) => representativeId === named.representativeId))
    return refuse("CONSENT-17", "This person is on record already.");
  if (keptNowhere(named.authority) !== undefined)
    return refuse("CONSENT-17", "Attach the paper that gives this right, or say where it is kept.", "keptAt");
  return accept<ConsentEvent>({ type: "representative-named", ...named });
};
