import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { KnownCaller } from "#platform/identity/caller.ts";
import { permissionsOf, type StaffRole } from "#platform/identity/permissions.ts";

import type { SeededClinic } from "../seed-clinics.ts";

/** Those who act in the story, each as the server would know them when they are signed in. */
export type Cast = {
  readonly coordinator: KnownCaller;
  /** The clinic's therapists in turn. */
  readonly therapist: (turn: number) => KnownCaller;
  readonly prescriber: KnownCaller;
  readonly monitor: KnownCaller;
};

type Staff = SeededClinic["staff"][number];

const staffCaller = (clinicId: Uuid, { staffId, roles }: Staff): KnownCaller => ({
  kind: "staff",
  clinicId,
  personId: staffId,
  signInId: newId(),
  roles,
  permissions: permissionsOf(roles),
});

export const patientCaller = (clinicId: Uuid, patientId: Uuid): KnownCaller => ({
  kind: "patient",
  clinicId,
  personId: patientId,
  signInId: newId(),
  scope: null,
  permissions: permissionsOf(["patient"]),
});

export const personIdOf = (caller: KnownCaller): Uuid => (caller.kind === "gateway" ? caller.tokenId : caller.personId);

export const castOf = ({ clinicId, staff }: SeededClinic): Cast => {
  const all = (role: StaffRole): readonly KnownCaller[] =>
    staff.filter(({ roles }) => roles.includes(role)).map((one) => staffCaller(clinicId, one));
  const inTurn = (role: StaffRole, turn: number): KnownCaller => {
    const people = all(role);
    const found = people[turn % people.length];
    if (found === undefined) throw new Error(`The demo clinic has no ${role}.`);
    return found;
  };
  return {
    coordinator: inTurn("coordinator", 0),
    therapist: (turn) => inTurn("therapist", turn),
    prescriber: inTurn("prescriber", 0),
    monitor: inTurn("monitor", 0),
  };
};
