import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import { readWitnesses } from "#care/pharmacy/server/read-witnesses.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { refuse } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Execution } from "#platform/event-log/execute.ts";
import { notFound, refused } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { safetyContract } from "../contract.ts";
import { acknowledgeSafetyFlag, closeSafetyFlag } from "../rules/answer-safety-flag.ts";
import { closesAs } from "../rules/closes-as.ts";
import type { CloseBy } from "../rules/safety-rule.ts";
import { raiseSafetyConcern } from "../rules/raise-safety-concern.ts";
import { recordContactAttempt } from "../rules/record-contact-attempt.ts";
import type { Disposition } from "../rules/data/dispositions.ts";
import { filledParts } from "../rules/stored-plan.ts";
import { giveSafetyPlan, signSafetyPlan, writeSafetyPlan } from "../rules/write-safety-plan.ts";
import { addOnCall, readClinicians, readOnCall } from "./on-call.ts";
import { onFlag, onSafety } from "./on-safety.ts";
import { readNewestPlan } from "./read-newest-plan.ts";
import { readSafetyFlags } from "./read-safety-flags.ts";
import { readSafety } from "./read-safety.ts";
import { readComplianceTasks, readSafetyWorklist } from "./read-safety-worklist.ts";
import { digestOfWords, keepPlanWords, readPlanDraft, savePlanDraft } from "./safety-plan-text.ts";

type OfFlag = { readonly episodeId: Uuid; readonly flagId: Uuid };

const rightsOf = (caller: Caller): readonly CloseBy[] => (caller.kind === "anonymous" ? [] : closesAs(caller.permissions));
const readerOf = (caller: Caller): Uuid | undefined => (caller.kind === "staff" ? caller.personId : undefined);

const acknowledging = (of: OfFlag, note: string, meta: CommandMeta, caller: Caller): Execution =>
  onFlag(of.episodeId, of.flagId, (flags) => acknowledgeSafetyFlag(flags, { flagId: of.flagId, note }, meta, rightsOf(caller)));

type Closing = { readonly disposition: Disposition; readonly note: string };

const closing = (of: OfFlag, body: Closing, meta: CommandMeta, caller: Caller): Execution =>
  onFlag(of.episodeId, of.flagId, (flags) => closeSafetyFlag(flags, { ...body, flagId: of.flagId }, meta, rightsOf(caller)));

const flagRoutes = (routes: Routes): void => {
  routes.read(safetyContract.readSafetyWorklist, async ({ tx, caller }) => {
    const reader = readerOf(caller);
    return reader === undefined ? notFound() : { tasks: await readSafetyWorklist(tx, reader) };
  });
  routes.read(safetyContract.readComplianceTasks, async ({ tx, caller }) => {
    const reader = readerOf(caller);
    return reader === undefined ? notFound() : { tasks: await readComplianceTasks(tx, reader) };
  });
  routes.command(safetyContract.acknowledgeSafetyFlag, ({ params, body, meta, caller }) => acknowledging(params, body.note, meta, caller));
  routes.command(safetyContract.acknowledgeComplianceFlag, ({ params, body, meta, caller }) =>
    acknowledging(params, body.note, meta, caller),
  );
  routes.command(safetyContract.closeSafetyFlag, ({ params, body, meta, caller }) => closing(params, body, meta, caller));
  routes.command(safetyContract.closeComplianceFlag, ({ params, body, meta, caller }) => closing(params, body, meta, caller));
};

const concernRoutes = (routes: Routes): void => {
  routes.command(safetyContract.raiseSafetyConcern, ({ params, body, meta }) =>
    onSafety(params.episodeId, async (safety, tx) => {
      const [timeZone, protocol] = await Promise.all([readTimeZone(tx), readProtocol(tx)]);
      return raiseSafetyConcern(safety, body, meta, { flagId: newId(), timeZone, protocol });
    }),
  );
  routes.command(safetyContract.recordContactAttempt, ({ params, body, meta }) =>
    onSafety(params.episodeId, async (safety, tx) => {
      const known = await readSafetyFlags(tx, params.episodeId);
      return recordContactAttempt(
        safety,
        { ...body, flagId: params.flagId },
        known.map(({ flagId }) => flagId),
        meta,
      );
    }),
  );
  routes.read(safetyContract.readSafety, ({ tx, params, at }) => readSafety(tx, params.episodeId, at));
};

const planRoutes = (routes: Routes): void => {
  routes.read(safetyContract.readSafetyPlan, async ({ tx, params }) => ({ plan: await readNewestPlan(tx, params.episodeId) }));
  routes.read(safetyContract.readSafetyPlanDraft, async ({ tx, params }) => ({ draft: await readPlanDraft(tx, params.episodeId) }));
  routes.action(safetyContract.saveSafetyPlanDraft, async ({ tx, params, body, caller, at }) => {
    const by = readerOf(caller);
    if (by === undefined) return notFound();
    await savePlanDraft(tx, params.episodeId, body, by, at);
    return {};
  });
  routes.command(safetyContract.writeSafetyPlan, ({ params, body, meta }) =>
    onSafety(params.episodeId, async (safety, tx) => {
      const { planId, words } = body;
      const decision = writeSafetyPlan(safety, { planId, filled: filledParts(words), digest: digestOfWords(words) });
      if (decision.outcome === "accepted") await keepPlanWords(tx, params.episodeId, body, meta.now);
      return decision;
    }),
  );
  routes.command(safetyContract.signSafetyPlan, ({ params, body, meta }) =>
    onSafety(params.episodeId, async (safety, tx) => {
      const isPatient = meta.actor.kind === "patient";
      if (isPatient && body.as !== "patient") return refuse("SAF-12", "Please sign as the patient.", "as");
      const signedBy = body.as === "patient" ? await patientOfEpisode(tx, params.episodeId) : meta.actor.id;
      return signedBy === undefined
        ? refuse("SAF-12", "There is no patient to sign for.")
        : signSafetyPlan(safety, { planId: params.planId, as: body.as, signedBy });
    }),
  );
  routes.command(safetyContract.giveSafetyPlan, ({ params, body }) =>
    onSafety(params.episodeId, (safety) => giveSafetyPlan(safety, { planId: params.planId, how: body.how })),
  );
};

const onCallRoutes = (routes: Routes): void => {
  routes.read(safetyContract.readColleagues, async ({ tx }) => ({ people: await readWitnesses(tx, null) }));
  routes.read(safetyContract.readOnCall, async ({ tx, at }) => {
    const [onCall, people] = await Promise.all([readOnCall(tx, at), readClinicians(tx)]);
    return { onCall, people };
  });
  routes.action(safetyContract.setOnCall, async ({ tx, body, caller, at }) => {
    const by = readerOf(caller);
    if (by === undefined) return notFound();
    if (Temporal.Instant.compare(body.untilAt, at) <= 0)
      return refused({ rule: "SAF-16", message: "Choose a time to come.", field: "untilAt" });
    const isKept = await addOnCall(tx, body, by, at);
    return isKept ? {} : refused({ rule: "SAF-16", message: "Choose a therapist or a prescriber who works here now.", field: "staffId" });
  });
};

export const safetyRoutes = (routes: Routes): void => {
  flagRoutes(routes);
  concernRoutes(routes);
  planRoutes(routes);
  onCallRoutes(routes);
};
