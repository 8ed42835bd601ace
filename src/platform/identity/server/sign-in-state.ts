import { minutesBetween, plusMinutes, type Instant } from "#kernel/time.ts";

import { signInLimits } from "../sign-in-limits.ts";
import type { IdentityTables, PersonKind } from "./identity-tables.ts";

type Row = Pick<
  IdentityTables["sign_in"],
  "person_kind" | "scope_kind" | "state" | "started_at" | "last_seen_at" | "locked_at" | "expires_at" | "ended_at"
>;

const limitsOf = (kind: PersonKind, isScoped: boolean): { readonly locks: number; readonly ends: number } => {
  if (kind === "staff") return signInLimits.staff;
  return isScoped ? signInLimits.scopedPatient : signInLimits.patient;
};

/** When a sign-in that starts now ends, however much it is used. */
export const endOfSignIn = (kind: PersonKind, isScoped: boolean, now: Instant): Instant => plusMinutes(now, limitsOf(kind, isScoped).ends);

/** How many minutes without a touch lock it. */
export const minutesToLock = (kind: PersonKind, isScoped: boolean): number => limitsOf(kind, isScoped).locks;

/** Where a sign-in stands now. Only `active` permits anything. */
export const signInState = (row: Row, now: Instant): "ended" | "locked" | "second-factor" | "active" => {
  if (row.ended_at !== null || Temporal.Instant.compare(row.expires_at, now) <= 0) return "ended";
  if (row.state === "second-factor") return minutesBetween(row.started_at, now) < signInLimits.secondFactor ? "second-factor" : "ended";
  const idle = minutesBetween(row.last_seen_at, now);
  return row.locked_at !== null || idle >= minutesToLock(row.person_kind, row.scope_kind !== null) ? "locked" : "active";
};
