import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { answeredFlags } from "./answer-safety-flag.ts";
import type { CopyWay, PlanSigner } from "./data/plan-fields.ts";
import { safetyEvent, type SafetyEvent } from "./events.ts";
import type { SafetyFlag } from "./safety-flag.ts";

type Of<Type extends SafetyEvent["type"]> = Omit<Extract<SafetyEvent, { type: Type }>, "type">;
type Stated = { readonly at: Instant; readonly by: Uuid };

/** What a member of staff found, whether or not it set a rule off. */
export type SafetyConcern = Of<"safety-concern-recorded"> & Stated;
/** A flag that a concern or a silence raised. `aboutStaffId` is whom a disclosure names. */
export type ConcernFlag = SafetyFlag & Pick<Of<"safety-flag-raised">, "concernId" | "escalates" | "aboutStaffId">;
export type Escalation = Of<"safety-flag-escalated"> & { readonly at: Instant };
/** `receivedAt` is the clinic's clock, by which escalation counts. */
export type ContactAttempt = Of<"contact-attempted"> & Stated & { readonly receivedAt: Instant };

export type SafetyPlan = Of<"safety-plan-written"> & {
  readonly writtenAt: Instant;
  readonly writtenBy: Uuid;
  readonly signed: Readonly<Record<PlanSigner, Stated | null>>;
  readonly given: { readonly at: Instant; readonly how: CopyWay } | null;
};

/** What an episode's staff noted, escalated, tried and planned for its patient's safety, oldest first. */
export type Safety = {
  readonly concerns: readonly SafetyConcern[];
  readonly flags: readonly ConcernFlag[];
  readonly escalations: readonly Escalation[];
  readonly attempts: readonly ContactAttempt[];
  readonly plans: readonly SafetyPlan[];
};

const withPlan = (state: Safety, planId: Uuid, change: (plan: SafetyPlan) => SafetyPlan): Safety => ({
  ...state,
  plans: state.plans.map((plan) => (plan.planId === planId ? change(plan) : plan)),
});

const evolve = (state: Safety, { event, observedAt, receivedAt, actor }: Recorded<SafetyEvent>): Safety => {
  const stated = { at: observedAt, by: actor.id };
  switch (event.type) {
    case "safety-concern-recorded":
      return { ...state, concerns: [...state.concerns, { ...event, ...stated }] };
    case "safety-flag-raised": {
      const flag = { ...event, raisedAt: receivedAt ?? observedAt, fromAfar: false, acknowledged: null, closed: null };
      return { ...state, flags: [...state.flags, flag] };
    }
    case "safety-flag-acknowledged":
    case "safety-flag-closed":
      return { ...state, flags: answeredFlags(state.flags, { event, observedAt, actor }) };
    case "safety-flag-escalated":
      return { ...state, escalations: [...state.escalations, { ...event, at: receivedAt ?? observedAt }] };
    case "contact-attempted":
      return { ...state, attempts: [...state.attempts, { ...event, ...stated, receivedAt: receivedAt ?? observedAt }] };
    case "safety-plan-written": {
      const plan = { ...event, writtenAt: observedAt, writtenBy: actor.id, signed: { patient: null, clinician: null }, given: null };
      return { ...state, plans: [...state.plans, plan] };
    }
    case "safety-plan-signed": {
      const signature = { at: observedAt, by: event.signedBy };
      return withPlan(state, event.planId, (plan) => ({ ...plan, signed: { ...plan.signed, [event.as]: signature } }));
    }
    case "safety-plan-copy-given":
      return withPlan(state, event.planId, (plan) => ({ ...plan, given: { at: observedAt, how: event.how } }));
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const safetyStream: StreamDefinition<Safety, SafetyEvent> = {
  kind: "safety",
  schemaVersion: 1,
  initial: { concerns: [], flags: [], escalations: [], attempts: [], plans: [] },
  parse: ({ type, payload }) => safetyEvent.parse({ ...Object(payload), type }),
  evolve,
};
