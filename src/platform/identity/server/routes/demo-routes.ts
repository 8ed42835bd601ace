import type { Uuid } from "#kernel/ids.ts";

import { inClinic, type Tx } from "../../../database/transaction.ts";
import { notFound } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import type { BodyOf } from "../../../http/contract.ts";
import { demoContract } from "../../entry-contract.ts";
import { readClinic, readClinics } from "../clinics.ts";
import { enter } from "../enter.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { openRead, type OpenApp } from "../open-read.ts";
import { noClinic } from "../no-clinic.ts";
import { readStaff } from "../staff.ts";

type Wanted = BodyOf<typeof demoContract.enterDemo>;

const findPerson = async (
  deps: IdentityDeps,
  tx: Tx,
  wanted: Wanted,
): Promise<{ readonly personKind: "staff" | "patient"; readonly personId: Uuid } | undefined> => {
  if ("patientId" in wanted) {
    const known = await deps.readPatientName(tx, wanted.patientId);
    return known === undefined ? undefined : { personKind: "patient", personId: wanted.patientId };
  }
  const active = (await readStaff(tx)).filter((one) => one.active);
  const found = active.find((one) => ("staffId" in wanted ? one.staff_id === wanted.staffId : one.roles.includes(wanted.role)));
  return found && { personKind: "staff", personId: found.staff_id };
};

/**
 * Entering with one click. Registered in demo mode alone, and even then only clinics that the demo made can be entered: in
 * production the routes do not exist.
 */
export const demoRoutes = (open: OpenApp, routes: Routes, deps: IdentityDeps): void => {
  if (!deps.demo) return;

  openRead(open, demoContract.readDemo, async () => {
    const clinics = (await inClinic(deps.database, noClinic, readClinics)).filter((one) => one.isDemo);
    const entries = clinics.map(async ({ clinicId, slug, name }) => {
      const staff = (await inClinic(deps.database, clinicId, readStaff)).filter((one) => one.active && one.roles.length > 0);
      const patients = await inClinic(deps.database, clinicId, async (tx) => (await deps.demoPatients?.(tx)) ?? []);
      const shown = staff.map((one) => ({
        staffId: one.staff_id,
        name: one.display_name,
        credentials: one.credentials,
        roles: [...one.roles],
      }));
      return { clinicId, slug, name, staff: shown, patients: [...patients] };
    });
    return { clinics: await Promise.all(entries) };
  });

  routes.action(demoContract.enterDemo, async (call) => {
    const { tx, body } = call;
    const clinic = await readClinic(tx);
    const person = clinic?.isDemo === true ? await findPerson(deps, tx, body) : undefined;
    if (person === undefined) return notFound();
    await enter(deps, call, { ...person, method: "demo" });
    return {};
  });
};
