import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import { identityTables, type IdentityTables } from "./identity-tables.ts";

/** Who makes a change: a person, or the system itself (set-up, the command line). */
export type ChangedBy = { readonly kind: "staff" | "patient"; readonly id: Uuid } | { readonly kind: "system"; readonly id: null };

export const bySystem: ChangedBy = { kind: "system", id: null };

export type IdentityChange = {
  readonly by: ChangedBy;
  readonly subject: { readonly kind: "staff" | "patient" | "gateway"; readonly id: Uuid };
  /** A few fixed words, such as `role given`. Never a name, an address or a secret. */
  readonly what: string;
  readonly detail?: string;
  readonly at: Instant;
};

/** Keeps, append-only, who changed what about people, roles and credentials; in the transaction that changes it. */
export const recordIdentityChange = async (tx: Tx, change: IdentityChange): Promise<void> => {
  await tx.all(
    identityTables.insertInto("identity_change").values({
      clinic_id: tx.clinicId,
      changed_at: change.at,
      actor_kind: change.by.kind,
      actor_id: change.by.id,
      subject_kind: change.subject.kind,
      subject_id: change.subject.id,
      what: change.what,
      detail: change.detail ?? "",
    }),
  );
};

type ChangeRow = IdentityTables["identity_change"] & {
  readonly change_id: number;
  readonly actor_name: string | null;
  readonly subject_name: string | null;
};

/** The newest changes first, with the names of staff and tokens. At most 500. */
export const readIdentityChanges = (tx: Tx): Promise<ChangeRow[]> =>
  tx.all(statement<ChangeRow>`
    select c.*, a.display_name as actor_name, coalesce(s.display_name, t.name) as subject_name
    from identity_change c
    left join staff a on a.clinic_id = c.clinic_id and a.staff_id = c.actor_id
    left join staff s on s.clinic_id = c.clinic_id and s.staff_id = c.subject_id
    left join gateway_token t on t.clinic_id = c.clinic_id and t.token_id = c.subject_id
    where c.clinic_id = ${tx.clinicId}
    order by c.change_id desc limit 500`);
