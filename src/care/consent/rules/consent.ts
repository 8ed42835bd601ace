import type { Drug, Route } from "#care/pharmacy/rules/drug.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { ConsentKind } from "./consent-document.ts";
import type { ReconsentTrigger } from "./data/reconsent-triggers.ts";
import {
  consentEvent,
  type ConsentChoices,
  type CapacityCheck,
  type ConsentEvent,
  type ConsentPhase,
  type DocumentReference,
  type SigningMethod,
} from "./events.ts";

export type Explained = {
  readonly drug: Drug;
  readonly route: Route;
  readonly kinds: readonly ConsentKind[];
  readonly boosterMaximum: Quantity<"ug"> | null;
  readonly phase: ConsentPhase;
  /** Null where it was not asked then. */
  readonly capacity: CapacityCheck | null;
  readonly interpreter: string | null;
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
  readonly phase: ConsentPhase;
  readonly signedAt: Instant;
  readonly withdrawn: { readonly at: Instant; readonly reason: string } | null;
};

export type ReconsentRequired = {
  readonly kinds: readonly ConsentKind[];
  readonly trigger: ReconsentTrigger;
  readonly reason: string;
  readonly at: Instant;
};

/** An episode's consents: what was last explained, and everything that was ever signed, oldest first. */
export type Consent = {
  readonly explained: Explained | null;
  readonly signed: readonly SignedConsent[];
  readonly reconsents: readonly ReconsentRequired[];
};

const withdraw = (state: Consent, consentId: Uuid, withdrawn: SignedConsent["withdrawn"]): Consent => ({
  ...state,
  signed: state.signed.map((one) => (one.consentId === consentId ? { ...one, withdrawn } : one)),
});

const evolve = (state: Consent, { event, observedAt, actor }: Recorded<ConsentEvent>): Consent => {
  switch (event.type) {
    case "consent-explained": {
      const { drug, route, kinds, boosterMaximum, phase = "course", capacity = null, interpreter = null } = event;
      return {
        ...state,
        explained: { drug, route, kinds, boosterMaximum, phase, capacity, interpreter, at: observedAt, by: actor },
      };
    }
    case "consent-signed": {
      const { type: _, signature, phase = "course", ...kept } = event;
      const signed: SignedConsent = { ...kept, phase, signature: signature.kind, signedAt: observedAt, withdrawn: null };
      return { ...state, signed: [...state.signed, signed] };
    }
    case "consent-withdrawn":
      return withdraw(state, event.consentId, { at: observedAt, reason: event.reason });
    case "reconsent-required": {
      const { kinds, trigger, reason } = event;
      return { ...state, reconsents: [...state.reconsents, { kinds, trigger, reason, at: observedAt }] };
    }
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
  initial: { explained: null, signed: [], reconsents: [] },
  parse: ({ type, payload }) => consentEvent.parse({ ...Object(payload), type }),
  evolve,
};
