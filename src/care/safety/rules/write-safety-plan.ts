import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";

import type { CopyWay, PlanFieldId, PlanSigner } from "./data/plan-fields.ts";
import type { SafetyEvent } from "./events.ts";
import type { Safety, SafetyPlan } from "./safety.ts";
import { missingPart } from "./stored-plan.ts";

const partWords: Readonly<Record<PlanFieldId, string>> = {
  warningSigns: "warning signs",
  coping: "what helps from inside",
  distraction: "people and places that distract",
  people: "people to ask",
  professionals: "professionals",
  emergencyDepartment: "the emergency department",
  means: "safety of means",
  reasons: "reasons to live",
};

type WritePlan = { readonly planId: Uuid; readonly filled: readonly PlanFieldId[]; readonly digest: string };

/** Keeps a new version of the plan; older ones stay (SAF-11). */
export const writeSafetyPlan = (state: Safety, { planId, filled, digest }: WritePlan): Decision<SafetyEvent> => {
  if (state.plans.some((one) => one.planId === planId)) return refuse("SAF-11", "This version was already received.");
  const missing = missingPart(filled);
  if (missing !== undefined) return refuse("SAF-11", `Write down at least one entry under ${partWords[missing]}.`, missing);
  return accept({ type: "safety-plan-written", planId, filled: [...filled], digest });
};

const newest = (state: Safety, planId: Uuid): SafetyPlan | undefined => {
  const last = state.plans.at(-1);
  return last?.planId === planId ? last : undefined;
};

const outdated = refuse("SAF-12", "There is a newer version of this plan. Please reload and read that one.");

type SignPlan = { readonly planId: Uuid; readonly as: PlanSigner; readonly signedBy: Uuid };

/** Signs the newest version, once each: the patient, and a clinician (SAF-12). */
export const signSafetyPlan = (state: Safety, { planId, as, signedBy }: SignPlan): Decision<SafetyEvent> => {
  const plan = newest(state, planId);
  if (plan === undefined) return outdated;
  if (plan.signed[as] !== null) return refuse("SAF-12", "This version is already signed here.");
  return accept({ type: "safety-plan-signed", planId, as, signedBy });
};

/** Notes that the patient has a copy of the newest version, signed or not (SAF-13). */
export const giveSafetyPlan = (state: Safety, { planId, how }: { readonly planId: Uuid; readonly how: CopyWay }): Decision<SafetyEvent> =>
  newest(state, planId) === undefined ? outdated : accept({ type: "safety-plan-copy-given", planId, how });
