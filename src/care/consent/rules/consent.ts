import type { Drug, Route } from "#care/pharmacy/rules/drug.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { ConsentKind } from "./consent-document.ts";
import type { RepresentativeRelation } from "./data/representative-relations.ts";
import type { ReconsentTrigger } from "./data/reconsent-triggers.ts";
import {
  consentEvent,
  type ConsentChoices,
  type CapacityCheck,
  type ConsentEvent,
  type ConsentPhase,
  type DocumentReference,
  type KeptPaper,
  type PaperSignature,
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
  /** Who decides for the patient; null where the patient decides. */
  readonly representativeId: Uuid | null;
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
  readonly signature: "drawn" | "typed" | "ink";
  readonly documentId: Uuid | null;
  readonly documentHash: string | null;
  readonly phase: ConsentPhase;
  /** Who signed for the patient; null where the patient signed. */
  readonly representativeId: Uuid | null;
  readonly paper: PaperSignature | null;
  readonly signedAt: Instant;
  readonly withdrawn: { readonly at: Instant; readonly reason: string } | null;
};

export type ReconsentRequired = {
  readonly kinds: readonly ConsentKind[];
  readonly trigger: ReconsentTrigger;
  readonly reason: string;
  readonly at: Instant;
};

export type Representative = { readonly representativeId: Uuid; readonly relation: RepresentativeRelation; readonly authority: KeptPaper };

/** An episode's consents: what was last explained, and everything that was ever signed, oldest first. */
export type Consent = {
  readonly explained: Explained | null;
  readonly signed: readonly SignedConsent[];
  readonly reconsents: readonly ReconsentRequired[];
  readonly representatives: readonly Representative[];
};

const withdraw = (state: Consent, consentId: Uuid, withdrawn: SignedConsent["withdrawn"]): Consent => ({
  ...state,
  signed: state.signed.map((one) => (one.consentId === consentId ? { ...one, withdrawn } : one)),
});

const evolve = (state: Consent, { event, observedAt, actor }: Recorded<ConsentEvent>): Consent => {
  switch (event.type) {
    case "consent-explained": {
      const { type: _, note: _note, phase = "course", capacity = null, interpreter = null, representativeId = null, ...told } = event;
      return { ...state, explained: { ...told, phase, capacity, interpreter, representativeId, at: observedAt, by: actor } };
    }
    case "consent-signed": {
      const { type: _, signature, phase = "course", representativeId = null, paper = null, ...kept } = event;
      const how = { phase, representativeId, paper, signature: signature.kind };
      const signed: SignedConsent = { ...kept, ...how, signedAt: paper?.signedAt ?? observedAt, withdrawn: null };
      return { ...state, signed: [...state.signed, signed] };
    }
    case "consent-withdrawn":
      return withdraw(state, event.consentId, { at: observedAt, reason: event.reason });
    case "reconsent-required": {
      const { kinds, trigger, reason } = event;
      return { ...state, reconsents: [...state.reconsents, { kinds, trigger, reason, at: observedAt }] };
    }
    case "representative-named": {
      const { representativeId, relation, authority } = event;
      return { ...state, representatives: [...state.representatives, { representativeId, relation, authority }] };
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
  initial: { explained: null, signed: [], reconsents: [], representatives: [] },
  parse: ({ type, payload }) => consentEvent.parse({ ...Object(payload), type }),
  evolve,
};
