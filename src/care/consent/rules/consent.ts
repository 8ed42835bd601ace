import type { Drug, Route } from "#care/pharmacy/rules/drug.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { ConsentKind } from "./consent-document.ts";
import { consentEvent, type ConsentChoices, type ConsentEvent, type DocumentReference, type SigningMethod } from "./events.ts";

export type Explained = {
  readonly drug: Drug;
  readonly route: Route;
  readonly kinds: readonly ConsentKind[];
  readonly boosterMaximum: Quantity<"ug"> | null;
  readonly at: Instant;
  readonly by: Actor;
};

export type SignedConsent = {
  readonly consentId: Uuid;
  readonly document: DocumentReference;
  readonly drug: Drug;
  readonly route: Route;
  readonly choices: ConsentChoices;
  readonly method: SigningMethod;
  readonly signature: "drawn" | "typed";
  readonly documentId: Uuid;
  readonly documentHash: string;
  readonly signedAt: Instant;
  readonly withdrawn: { readonly at: Instant; readonly reason: string } | null;
};

/** An episode's consents: what was last explained, and everything that was ever signed, oldest first. */
export type Consent = {
  readonly explained: Explained | null;
  readonly signed: readonly SignedConsent[];
};

const withdraw = (state: Consent, consentId: Uuid, withdrawn: SignedConsent["withdrawn"]): Consent => ({
  ...state,
  signed: state.signed.map((one) => (one.consentId === consentId ? { ...one, withdrawn } : one)),
});

const evolve = (state: Consent, { event, observedAt, actor }: Recorded<ConsentEvent>): Consent => {
  switch (event.type) {
    case "consent-explained": {
      const { drug, route, kinds, boosterMaximum } = event;
      return { ...state, explained: { drug, route, kinds, boosterMaximum, at: observedAt, by: actor } };
    }
    case "consent-signed": {
      const { type: _, signature, ...kept } = event;
      return { ...state, signed: [...state.signed, { ...kept, signature: signature.kind, signedAt: observedAt, withdrawn: null }] };
    }
    case "consent-withdrawn":
      return withdraw(state, event.consentId, { at: observedAt, reason: event.reason });
    case "consents-completed":
      return state;
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const consentStream: StreamDefinition<Consent, ConsentEvent> = {
  kind: "consent",
  schemaVersion: 1,
  initial: { explained: null, signed: [] },
  parse: ({ type, payload }) => consentEvent.parse({ ...Object(payload), type }),
  evolve,
};
