import { readPatientSessions } from "#care/people/server/read-patient-sessions.ts";
import { readSafetyStanding } from "#care/safety/server/read-safety-standing.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import { quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import type { Caller } from "#platform/identity/caller.ts";

import type { Body } from "../rules/body-weight.ts";
import { withReview } from "../rules/last-session.ts";
import { orderInputs } from "../rules/order-inputs.ts";
import type { OrderFacts, Signer } from "../rules/order-question.ts";
import type { Plan } from "../rules/plan.ts";
import { readPrivilegesOf } from "./privileges.ts";
import { readDoseHistory, readLastSession } from "./read-sessions.ts";

type PersonRow = { readonly sex: Body["sex"]; readonly birth_date: Temporal.PlainDate | null; readonly time_zone: string };

const readPerson = (tx: Tx, episodeId: Uuid): Promise<PersonRow | undefined> =>
  tx.first(statement<PersonRow>`
    select p.sex_at_birth as sex, p.birth_date, c.time_zone
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    join clinic c on c.clinic_id = e.clinic_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);

/** Whole years by the clinic's calendar. */
const ageAt = (born: Temporal.PlainDate | null, at: Instant, timeZone: string): Body["age"] =>
  born && quantity(born.until(at.toZonedDateTimeISO(timeZone).toPlainDate(), { largestUnit: "years" }).years, "a");

/** What the ORDER gate reads of an episode, in the transaction that asks. */
export const readOrderFacts = async (tx: Tx, episodeId: Uuid, plan: Plan, at: Instant): Promise<OrderFacts> => {
  const [standing, screening, dosesGiven, sessions, last, person] = await Promise.all([
    readSafetyStanding(tx, episodeId, at),
    readStream(tx, screeningStream, episodeId),
    readDoseHistory(tx, episodeId),
    readPatientSessions(tx, { episodeId, sessionId: null }, at),
    readLastSession(tx, episodeId),
    readPerson(tx, episodeId),
  ]);
  const { accepted, decidedAt, drug, addressed } = screeningFacts(screening);
  const { height, ...inputs } = orderInputs(plan);
  const timeZone = person?.time_zone ?? "UTC";
  return {
    ...inputs,
    screening: { accepted, decidedAt, drug },
    addressed,
    dosesGiven,
    ...sessions,
    lastSession: withReview(last, plan.reviews),
    body: { height, sex: person?.sex ?? null, age: ageAt(person?.birth_date ?? null, at, timeZone) },
    safetyHolds: standing.holds,
    timeZone,
  };
};

/** Who signs: by the clinic's roles, and by the dates of their licences and privileges where it keeps any. */
export const readSigner = async (tx: Tx, caller: Caller, fallbackId: Uuid): Promise<Signer> => {
  if (caller.kind !== "staff") return { id: fallbackId, isPrescriber: false, isMedicalDirector: false, privileges: null };
  const privileges = await readPrivilegesOf(tx, caller.personId, await readTimeZone(tx));
  const isMedicalDirector = caller.roles.includes("medical-director");
  return { id: caller.personId, isPrescriber: isMedicalDirector || caller.roles.includes("prescriber"), isMedicalDirector, privileges };
};
