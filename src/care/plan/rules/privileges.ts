import type { Instant } from "#kernel/time.ts";
import { isBefore } from "#kernel/time.ts";

import { met, unmet, type Judged } from "./judged.ts";

/**
 * What a person needs to order a controlled drug, each with dates: the state's licence, the registration for controlled substances, and
 * the clinic's own privilege. Evidence: law (cfr1301) for the registration; product gate ORDER. Owner: medical director.
 */
export const privilegeKinds = ["licence", "dea-registration", "privilege"] as const;
export type PrivilegeKind = (typeof privilegeKinds)[number];

export const privilegeNames: Readonly<Record<PrivilegeKind, string>> = {
  licence: "licence",
  "dea-registration": "DEA registration",
  privilege: "privilege for ketamine in this clinic",
};

/** One of them and when it holds; `until` null: without an end, else the first moment at which it no longer does. */
export type Privilege = { readonly kind: PrivilegeKind; readonly from: Instant; readonly until: Instant | null };

/** The moments of a period of whole days by the clinic's calendar; the last day still counts. */
export const periodOf = (
  from: Temporal.PlainDate,
  until: Temporal.PlainDate | null,
  timeZone: string,
): Pick<Privilege, "from" | "until"> => ({
  from: from.toZonedDateTime(timeZone).toInstant(),
  until: until && until.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
});

const holds = ({ from, until }: Privilege, now: Instant): boolean => !isBefore(now, from) && (until === null || isBefore(now, until));

/** Each kind is on record and holds now. Null: the clinic keeps no dates, and says so (ORDER-1). */
export const judgePrivileges = (privileges: readonly Privilege[] | null, now: Instant): Judged => {
  if (privileges === null) return met("A prescriber of this clinic. The clinic keeps no dates of licences here.");
  const missing = privilegeKinds.filter((kind) => !privileges.some((one) => one.kind === kind && holds(one, now)));
  return missing.length === 0
    ? met("A prescriber, licensed and privileged today.")
    : unmet(`Not on record for today: ${missing.map((kind) => privilegeNames[kind]).join(", ")}.`);
};
