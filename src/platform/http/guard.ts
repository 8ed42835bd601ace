import type { FastifyRequest } from "fastify";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { recordAccess } from "../access-log/record-access.ts";
import type { Tx } from "../database/transaction.ts";
import type { ClinicalLog } from "../event-log/execute.ts";
import type { Caller, KnownCaller } from "../identity/caller.ts";
import type { Route } from "./contract.ts";
import { notAllowed, notFound, notSignedIn, unknownToken, type Problem } from "./problem.ts";

/** What the HTTP layer needs from the rest, wired in apps/server. */
export type Platform = {
  readonly log: ClinicalLog;
  readonly now: () => Instant;
  readonly authenticate: (request: FastifyRequest) => Promise<Caller>;
  /** The patient whose episode it is, or undefined when this clinic has no such episode. */
  readonly patientOfEpisode: (tx: Tx, episodeId: Uuid) => Promise<Uuid | undefined>;
};

export type Passed = {
  readonly caller: Caller;
  readonly clinicId: Uuid;
  /** Finds whose chart the route opens, lets patients into their own alone, and records the look. */
  readonly openChart: (tx: Tx) => Promise<Uuid | null | Problem>;
};

type Guarded = Pick<Route, "path" | "permission" | "ownPermission" | "ownScope" | "chart" | "kind" | "summary">;

const paramOf = (request: FastifyRequest, name: string): string | undefined => {
  const value: unknown = typeof request.params === "object" && request.params !== null ? Reflect.get(request.params, name) : undefined;
  return typeof value === "string" ? value : undefined;
};

/** A narrow sign-in reaches its own target alone. */
const isInScope = ({ ownScope }: Guarded, caller: KnownCaller, request: FastifyRequest): boolean => {
  if (caller.kind !== "patient" || caller.scope === null) return true;
  return ownScope?.kind === caller.scope.kind && paramOf(request, ownScope.param) === caller.scope.id;
};

const isAllowed = (route: Guarded, caller: KnownCaller): boolean =>
  (route.permission !== "public" && caller.permissions.has(route.permission)) ||
  (caller.kind === "patient" && route.ownPermission !== undefined && caller.permissions.has(route.ownPermission));

const patientOf = async (platform: Platform, tx: Tx, route: Guarded, request: FastifyRequest): Promise<Uuid | undefined> => {
  if (route.chart === "patient") return paramOf(request, "patientId");
  const episodeId = paramOf(request, "episodeId");
  return episodeId === undefined ? undefined : platform.patientOfEpisode(tx, episodeId);
};

/** A public route outside any clinic (the list of clinics) runs in a transaction that sees none. */
const noClinic: Uuid = "00000000-0000-0000-0000-000000000000";

const breakGlassReason = (request: FastifyRequest): string | null => {
  const sent = request.headers["kapstone-break-glass"];
  return typeof sent === "string" && sent.trim() !== "" ? decodeURIComponent(sent).slice(0, 500) : null;
};

/** What was charted on a shared tablet says by whom; the sign-in of another person must not send it as its own. */
const actsForAnother = (caller: KnownCaller, request: FastifyRequest): boolean => {
  const sent = request.headers["kapstone-acts-for"];
  return sent !== undefined && sent !== (caller.kind === "gateway" ? caller.tokenId : caller.personId);
};

/** Decides whether this caller may use this route at all; whose chart it is, is decided inside the transaction. */
export const guard = async (platform: Platform, route: Guarded, request: FastifyRequest): Promise<Passed | Problem> => {
  const caller = await platform.authenticate(request);
  if (route.permission === "public") {
    const clinicId = paramOf(request, "clinicId") ?? noClinic;
    return { caller, clinicId, openChart: () => Promise.resolve(null) };
  }
  if (caller.kind === "anonymous" && request.headers.authorization !== undefined) return unknownToken();
  if (caller.kind === "anonymous") return notSignedIn(caller.waiting);
  if (actsForAnother(caller, request)) return notSignedIn();
  if (!isAllowed(route, caller) || !isInScope(route, caller, request)) return notAllowed();
  return {
    caller,
    clinicId: caller.clinicId,
    openChart: async (tx) => {
      if (route.chart === "none") return null;
      const patientId = await patientOf(platform, tx, route, request);
      if (patientId === undefined) return notFound();
      if (caller.kind === "patient" && caller.personId !== patientId) return notFound();
      // The patient's own looks, too: somebody else may hold their phone.
      if (route.kind === "read" || route.kind === "file") {
        await recordAccess(tx, { caller, patientId, what: route.summary, at: platform.now(), reason: breakGlassReason(request) });
      }
      return patientId;
    },
  };
};
