import * as z from "zod/mini";

import { action, command, nothing, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, words } from "#platform/http/schema.ts";

import { contactWays, reached } from "./rules/data/concern-items.ts";
import { dispositions } from "./rules/data/dispositions.ts";
import { copyWays, planFieldIds, planSigners } from "./rules/data/plan-fields.ts";
import { closers, safetyLevels, safetyRules } from "./rules/safety-rule.ts";
import { escalationSteps } from "./rules/events.ts";
import { planStandings } from "./rules/safety-plan-status.ts";
import { evidence } from "./rules/stored-evidence.ts";
import { safetyPlanWords, typedPlan } from "./rules/stored-plan.ts";

const seen = z.object({ at: instant, by: id, note: z.string() });

/** A flag as other stages' contracts may repeat it. */
export const safetyFlagView = z.object({
  flagId: id,
  rule: z.enum(safetyRules),
  level: z.enum(safetyLevels),
  raisedAt: instant,
  acknowledgeBy: z.nullable(instant),
  contactBy: z.nullable(instant),
  fromAfar: z.boolean(),
  acknowledged: z.nullable(seen),
  closed: z.nullable(z.extend(seen, { disposition: z.enum(dispositions) })),
});
export type SafetyFlagView = z.output<typeof safetyFlagView>;

const attempt = z.object({
  attemptId: id,
  flagId: id,
  how: z.enum(contactWays),
  outcome: z.enum(reached),
  note: z.string(),
  at: instant,
  by: id,
});

const safetyTask = z.extend(safetyFlagView, {
  responseId: z.nullable(id),
  concernId: z.nullable(id),
  episodeId: id,
  patientId: id,
  patient: z.string(),
  phone: z.nullable(z.string()),
  /** The answer that set it off; null when it was left open, or no answer did. */
  item: z.nullable(z.number()),
  acknowledgedBy: z.nullable(z.string()),
  closeBy: z.enum(closers),
  /** What set it off and what to do, with the clinic's numbers. */
  trigger: z.string(),
  actions: z.array(z.string()),
  escalatedTo: z.nullable(z.enum(escalationSteps)),
  escalatedTold: z.nullable(z.number()),
  attempts: z.number(),
  reachedAt: z.nullable(instant),
});
export type SafetyTask = z.output<typeof safetyTask>;

const signature = z.nullable(z.object({ at: instant, by: id }));
const plan = z.object({
  planId: id,
  writtenAt: instant,
  writtenBy: id,
  filled: z.array(z.enum(planFieldIds)),
  signed: z.object({ patient: signature, clinician: signature }),
  given: z.nullable(z.object({ at: instant, how: z.enum(copyWays) })),
});
export type SafetyPlanView = z.output<typeof plan>;

const concern = z.object({ concernId: id, evidence, note: z.string(), at: instant, by: id });

const episodeSafety = z.object({
  flags: z.array(z.extend(safetyFlagView, { closeBy: z.enum(closers) })),
  /** What staff found, newest last, without what compliance keeps. */
  concerns: z.array(concern),
  attempts: z.array(attempt),
  /** What holds the next dose, in words. */
  holds: z.array(z.string()),
  plan: z.object({
    standing: z.enum(planStandings),
    needed: z.union([z.boolean(), z.literal("unknown")]),
    reviewBy: z.nullable(instant),
    counts: z.nullable(plan),
    unsigned: z.nullable(plan),
  }),
});
export type EpisodeSafety = z.output<typeof episodeSafety>;

const keptPlan = z.extend(plan, { words: z.nullable(safetyPlanWords) });
const draft = z.object({ typed: typedPlan, revision: z.number(), savedAt: instant });
const onCall = z.object({ staffId: id, name: z.string(), untilAt: instant });

const flagPath = "/api/episodes/:episodeId/safety-flags/:flagId";
const compliancePath = "/api/episodes/:episodeId/compliance-flags/:flagId";
const seenBody = z.object({ note: optionalWords() });
const closedBody = z.object({ disposition: z.enum(dispositions), note: words() });

export const safetyContract = {
  readSafetyWorklist: read({
    path: "/api/safety-tasks",
    summary: "Open safety flags of the clinic",
    permission: "task.work",
    chart: "none",
    response: z.object({ tasks: z.array(safetyTask) }),
  }),
  readComplianceTasks: read({
    path: "/api/compliance-tasks",
    summary: "Open matters of compliance, but for whom they are about",
    permission: "safety.comply",
    chart: "none",
    response: z.object({ tasks: z.array(safetyTask) }),
  }),
  acknowledgeSafetyFlag: command({
    path: `${flagPath}/acknowledge`,
    summary: "Say that a person has seen a safety flag",
    permission: "task.work",
    chart: "episode",
    body: seenBody,
  }),
  closeSafetyFlag: command({
    path: `${flagPath}/close`,
    summary: "Close a safety flag with a disposition and a note",
    permission: "safety.close",
    chart: "episode",
    body: closedBody,
  }),
  acknowledgeComplianceFlag: command({
    path: `${compliancePath}/acknowledge`,
    summary: "Say that compliance has seen a matter",
    permission: "safety.comply",
    chart: "episode",
    body: seenBody,
  }),
  closeComplianceFlag: command({
    path: `${compliancePath}/close`,
    summary: "Close a matter of compliance with a disposition and a note",
    permission: "safety.comply",
    chart: "episode",
    body: closedBody,
  }),
  raiseSafetyConcern: command({
    path: "/api/episodes/:episodeId/raise-safety-concern",
    summary: "Write down what was found; it raises a flag when it reaches the rule's line",
    permission: "task.work",
    chart: "episode",
    body: z.object({ concernId: id, evidence, note: optionalWords() }),
  }),
  recordContactAttempt: command({
    path: `${flagPath}/record-contact-attempt`,
    summary: "Write down an attempt to reach the patient",
    permission: "task.work",
    chart: "episode",
    body: z.object({ attemptId: id, how: z.enum(contactWays), outcome: z.enum(reached), note: optionalWords() }),
  }),
  readSafety: read({
    path: "/api/episodes/:episodeId/safety",
    summary: "Flags, concerns, attempts and the standing of the safety plan",
    permission: "chart.read",
    chart: "episode",
    response: episodeSafety,
  }),
  readSafetyPlan: read({
    path: "/api/episodes/:episodeId/safety-plan",
    summary: "The newest version of the safety plan",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    response: z.object({ plan: z.nullable(keptPlan) }),
  }),
  readSafetyPlanDraft: read({
    path: "/api/episodes/:episodeId/safety-plan-draft",
    summary: "A safety plan that is being written",
    permission: "safety.close",
    chart: "episode",
    response: z.object({ draft: z.nullable(draft) }),
  }),
  saveSafetyPlanDraft: action({
    path: "/api/episodes/:episodeId/safety-plan-draft",
    method: "PUT",
    summary: "Keep a safety plan as far as it is written",
    permission: "safety.close",
    chart: "episode",
    body: z.object({ typed: typedPlan, revision: z.int().check(z.minimum(0)) }),
    response: nothing,
  }),
  writeSafetyPlan: command({
    path: "/api/episodes/:episodeId/write-safety-plan",
    summary: "Keep a new version of the safety plan",
    permission: "safety.close",
    chart: "episode",
    body: z.object({ planId: id, words: safetyPlanWords }),
  }),
  signSafetyPlan: command({
    path: "/api/episodes/:episodeId/safety-plans/:planId/sign",
    summary: "Sign the newest version of the safety plan",
    permission: "safety.close",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ as: z.enum(planSigners) }),
  }),
  giveSafetyPlan: command({
    path: "/api/episodes/:episodeId/safety-plans/:planId/give-copy",
    summary: "Note that the patient has a copy of the safety plan",
    permission: "safety.close",
    chart: "episode",
    body: z.object({ how: z.enum(copyWays) }),
  }),
  readColleagues: read({
    path: "/api/safety-colleagues",
    summary: "Who works here now, by name: whom a disclosure may be about",
    permission: "task.work",
    chart: "none",
    response: z.object({ people: z.array(z.object({ staffId: id, name: z.string() })) }),
  }),
  readOnCall: read({
    path: "/api/safety-on-call",
    summary: "Who is on call for safety now, and who could be",
    permission: "task.work",
    chart: "none",
    response: z.object({ onCall: z.nullable(onCall), people: z.array(z.object({ staffId: id, name: z.string() })) }),
  }),
  setOnCall: action({
    path: "/api/safety-on-call",
    summary: "Say who is on call for safety until when",
    permission: "schedule.write",
    chart: "none",
    body: z.object({ onCallId: id, staffId: id, untilAt: instant }),
    response: nothing,
  }),
};
