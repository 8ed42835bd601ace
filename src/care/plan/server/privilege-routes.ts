import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { invalid, notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { privilegesContract } from "../contract-privileges.ts";
import { addPrivilege, readPrivilegeRows } from "./privileges.ts";

type Prescriber = { readonly staff_id: Uuid; readonly name: string; readonly active: boolean };

const readPrescribers = (tx: Tx): Promise<Prescriber[]> =>
  tx.all(statement<Prescriber>`
    select s.staff_id, s.display_name as name, s.active from staff s
    where s.clinic_id = ${tx.clinicId} and exists (
      select from staff_role r where r.clinic_id = s.clinic_id and r.staff_id = s.staff_id and r.role in ('prescriber', 'medical-director'))
    order by not s.active, lower(s.display_name), s.staff_id`);

/** Licences and privileges of staff: a directory with its own history, not a stream. */
export const privilegeRoutes = (routes: Routes): void => {
  routes.read(privilegesContract.readPrivileges, async ({ tx }) => {
    const [timeZone, prescribers, rows] = await Promise.all([readTimeZone(tx), readPrescribers(tx), readPrivilegeRows(tx)]);
    return {
      timeZone,
      prescribers: prescribers.map(({ staff_id, name, active }) => ({ staffId: staff_id, name, active })),
      privileges: rows.map((row) => ({
        privilegeId: row.privilege_id,
        staffId: row.staff_id,
        kind: row.kind,
        reference: row.reference,
        from: row.valid_from.toString(),
        until: row.valid_until?.toString() ?? null,
        recordedAt: row.recorded_at,
        recordedBy: row.recorded_by_name,
      })),
    };
  });
  routes.action(privilegesContract.recordPrivilege, async ({ tx, body, caller, at }) => {
    if (body.until !== null && body.until < body.from) return invalid([{ field: "until", message: "The last day lies before the first." }]);
    const by = caller.kind === "staff" ? caller.personId : null;
    return by !== null && (await addPrivilege(tx, body, by, at)) ? { recorded: true } : notFound();
  });
};
