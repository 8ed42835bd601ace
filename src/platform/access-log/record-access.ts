import type { Generated } from "kysely";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { tables } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import type { KnownCaller } from "../identity/caller.ts";

export type AccessTables = {
  readonly access: {
    readonly clinic_id: Uuid;
    readonly access_id: Generated<number>;
    readonly person_id: Uuid;
    readonly person_kind: KnownCaller["kind"];
    readonly patient_id: Uuid;
    readonly what: string;
    /** The role that allowed it, or the reason given when the glass was broken. */
    readonly why: string;
    readonly accessed_at: Instant;
  };
};

export const accessTables = tables<AccessTables>();

const idOf = (caller: KnownCaller): Uuid => (caller.kind === "gateway" ? caller.tokenId : caller.personId);

const whyOf = (caller: KnownCaller, reason: string | null): string => {
  if (reason !== null) return `break-glass: ${reason}`;
  return caller.kind === "staff" ? `role: ${caller.roles.join(", ")}` : caller.kind;
};

/** Keeps who looked at whose chart, what, when and why. Appended in the transaction that reads, so that no look goes unrecorded. */
export const recordAccess = async (
  tx: Tx,
  look: {
    readonly caller: KnownCaller;
    readonly patientId: Uuid;
    readonly what: string;
    readonly at: Instant;
    readonly reason: string | null;
  },
): Promise<void> => {
  await tx.all(
    accessTables.insertInto("access").values({
      clinic_id: tx.clinicId,
      person_id: idOf(look.caller),
      person_kind: look.caller.kind,
      patient_id: look.patientId,
      what: look.what,
      why: whyOf(look.caller, look.reason),
      accessed_at: look.at,
    }),
  );
};
