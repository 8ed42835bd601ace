import { screeningStream, intakeOf, sectionOf } from "#care/screening/rules/screening.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import { snapshotOf, type Protocol } from "#kernel/setting.ts";
import type { Actor } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { PlanAnswer } from "../contract.ts";
import { planSettings } from "../rules/data/plan-settings.ts";
import type { OrderFacts, Signer } from "../rules/order-question.ts";
import { planStream, type Plan } from "../rules/plan.ts";
import { readOrderFacts } from "./read-order-facts.ts";

type Identity = {
  readonly patient_id: Uuid;
  readonly name: string;
  readonly birth_date: Temporal.PlainDate | null;
  readonly clinic_name: string;
  readonly time_zone: string;
};

const readIdentity = (tx: Tx, episodeId: Uuid): Promise<Identity | undefined> =>
  tx.first(statement<Identity>`
    select p.patient_id, p.given_name || ' ' || p.family_name as name, p.birth_date, c.name as clinic_name, c.time_zone
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    join clinic c on c.clinic_id = e.clinic_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);

type StaffRow = { readonly staff_id: Uuid; readonly name: string; readonly is_therapist: boolean };

const readStaff = (tx: Tx): Promise<StaffRow[]> =>
  tx.all(statement<StaffRow>`
    select s.staff_id, s.display_name as name, s.active and exists (
        select from staff_role r where r.clinic_id = s.clinic_id and r.staff_id = s.staff_id and r.role = 'therapist') as is_therapist
    from staff s where s.clinic_id = ${tx.clinicId} order by lower(s.display_name), s.staff_id`);

type Stated = { readonly by: Actor };

const answerOf = (
  plan: Plan,
  nameOf: (actor: Actor) => string,
): Pick<PlanAnswer, "weights" | "organs" | "reconciliation" | "monitoring" | "plan" | "orders" | "reviews" | "authorisations"> => {
  const named = <Fact extends Stated>(fact: Fact): Omit<Fact, "by"> & { by: string } => ({ ...fact, by: nameOf(fact.by) });
  return {
    weights: plan.weights.map(named),
    organs: plan.organs && named(plan.organs),
    reviews: plan.reviews.map(named),
    authorisations: plan.authorisations.map((one) => ({
      ...named(one),
      byId: one.by.id,
      confirmed: one.confirmed && { at: one.confirmed.at, by: nameOf(one.confirmed.by) },
    })),
    reconciliation: plan.reconciliation && named(plan.reconciliation),
    monitoring: plan.monitoring && named(plan.monitoring),
    plan: plan.plan && named(plan.plan),
    orders: plan.orders.map(({ medicines: _, ...order }) => named(order)),
  };
};

/** Arrays of the wire are its own. */
const onWire = (facts: OrderFacts): PlanAnswer["facts"] => ({
  ...facts,
  dosesGiven: [...facts.dosesGiven],
  dosingTimes: [...facts.dosingTimes],
  weights: [...facts.weights],
  medicines: facts.medicines && [...facts.medicines],
  addressed: [...facts.addressed],
  authorisations: [...facts.authorisations],
  safetyHolds: facts.safetyHolds && [...facts.safetyHolds],
});

/** The settings that this page goes by, each written out, so that the screen judges as the server does. */
const sentProtocol = (protocol: Protocol): PlanAnswer["protocol"] => {
  const { version, values } = snapshotOf(protocol, planSettings);
  return {
    version,
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === "object" ? [...value] : value])),
  };
};

/** Everything that the prescriber's page shows of an episode; undefined when this clinic has no such episode. */
export const readPlan = async (tx: Tx, episodeId: Uuid, signer: Signer, at: Instant): Promise<PlanAnswer | undefined> => {
  const [plan, screening, identity, staff, protocol] = await Promise.all([
    readStream(tx, planStream, episodeId),
    readStream(tx, screeningStream, episodeId),
    readIdentity(tx, episodeId),
    readStaff(tx),
    readProtocol(tx),
  ]);
  if (identity === undefined) return undefined;
  const names = new Map(staff.map((one) => [one.staff_id, one.name]));
  const medicines = sectionOf(intakeOf(screening), "medicines");
  const facts = await readOrderFacts(tx, episodeId, plan, at);
  return {
    patient: { patientId: identity.patient_id, name: identity.name, birthDate: identity.birth_date?.toString() ?? null },
    clinic: { name: identity.clinic_name, timeZone: identity.time_zone },
    signer: { ...signer, privileges: signer.privileges && [...signer.privileges] },
    facts: onWire(facts),
    protocol: sentProtocol(protocol),
    ...answerOf(plan, (actor) => names.get(actor.id) ?? ""),
    medicinesFromIntake: medicines === undefined || (!medicines.none && medicines.medicines.length === 0) ? null : medicines.medicines,
    therapists: staff.filter((one) => one.is_therapist).map(({ staff_id, name }) => ({ staffId: staff_id, name })),
  };
};
