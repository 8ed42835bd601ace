import { adverseEventsStream } from "#care/adverse-events/rules/adverse-events.ts";
import { dosingRouteOf } from "#care/plan/rules/dosing-route.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { missingIn } from "#care/rems/rules/data-set.ts";
import { formDeadline, formState } from "#care/rems/rules/form-deadline.ts";
import { monitoringForm } from "#care/rems/rules/monitoring-form.ts";
import { remsReady } from "#care/rems/rules/rems-ready.ts";
import { formOf, remsStream, type Rems } from "#care/rems/rules/rems.ts";
import { sessionRuleReadings } from "#care/rems/rules/session-rules.ts";
import type { RemsSite } from "#care/rems/rules/site.ts";
import { dataSetViewOf } from "#care/rems/server/read-episode-rems.ts";
import { readProvider } from "#care/rems/server/rems-provider.ts";
import { readSite } from "#care/rems/server/rems-site.ts";
import { readMedicines } from "#care/screening/rules/medicine-readings.ts";
import { intakeOf, screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import { isBefore, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import { notFound, type Problem } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { remsFormContract, type OwedForm, type RemsFormView } from "../contract-rems.ts";
import { dosingSessionStream } from "../rules/dosing-session-stream.ts";
import type { DosingSession } from "../rules/dosing-session.ts";
import { devicesOf, remsFactsFromSession, type AroundSession } from "../rules/rems-facts.ts";
import { readCoveragePackets } from "./rems-coverage.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

type Row = {
  readonly patient_id: Uuid;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: Temporal.PlainDate | null;
  readonly sex_at_birth: "female" | "male" | "intersex" | null;
  readonly clinic: string;
  readonly time_zone: string;
};

const readRow = (tx: Tx, { episodeId, sessionId }: Place): Promise<Row | undefined> =>
  tx.first(statement<Row>`
    select p.patient_id, p.given_name, p.family_name, p.birth_date, p.sex_at_birth, c.name as clinic, c.time_zone
    from dosing_session s
    join clinic c on c.clinic_id = s.clinic_id
    join episode e on e.clinic_id = s.clinic_id and e.episode_id = s.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where s.clinic_id = ${tx.clinicId} and s.episode_id = ${episodeId} and s.session_id = ${sessionId}`);

const readLots = async (tx: Tx, session: DosingSession): Promise<AroundSession["lots"]> => {
  const ids = devicesOf(session).flatMap(({ lotId }) => lotId ?? []);
  const rows = await tx.all(statement<{ lot_id: Uuid; lot_number: string; ndc: string | null; expires_on: Temporal.PlainDate }>`
    select lot_id, lot_number, nullif(ndc, '') as ndc, expires_on from lot where clinic_id = ${tx.clinicId} and lot_id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.lot_id, { lotNumber: row.lot_number, ndc: row.ndc, expiresOn: row.expires_on.toString() }]));
};

/** Whether a device was given to this patient before, in any episode of this clinic. */
const readEarlier = async (tx: Tx, patientId: Uuid, start: Instant | undefined): Promise<AroundSession["isFirstTreatment"]> => {
  if (start === undefined) return "unknown";
  const row = await tx.first(statement`
    select from dose_given d
    join episode e on e.clinic_id = d.clinic_id and e.episode_id = d.episode_id
    where d.clinic_id = ${tx.clinicId} and e.patient_id = ${patientId} and d.drug = 'esketamine' and not d.in_error and d.given_at < ${start}
    limit 1`);
  return row === undefined ? "yes" : "no";
};

/** Whoever watched when the first device was used: a monitor or nurse, else a prescriber. */
const watcherOf = (session: DosingSession, start: Instant | undefined): Uuid | undefined => {
  const here = session.people.filter(
    ({ entered, left }) =>
      start !== undefined && !isBefore(start, entered.observedAt) && (left === null || !isBefore(left.observedAt, start)),
  );
  const watches = here.find(({ role }) => role === "monitor" || role === "nurse") ?? here.find(({ role }) => role === "prescriber");
  return watches?.staffId;
};

type Known = { readonly session: DosingSession; readonly row: Row; readonly site: RemsSite | null; readonly rems: Rems };

const readAround = async (tx: Tx, place: Place, { session, row, site, rems }: Known): Promise<AroundSession> => {
  const start = devicesOf(session)[0]?.observedAt;
  const watcher = watcherOf(session, start);
  const [lots, isFirstTreatment, provider, screening, { events }] = await Promise.all([
    readLots(tx, session),
    readEarlier(tx, row.patient_id, start),
    watcher === undefined ? undefined : readProvider(tx, watcher),
    readStream(tx, screeningStream, place.episodeId),
    readStream(tx, adverseEventsStream, place.episodeId),
  ]);
  const { enrolment } = rems;
  return {
    patient: {
      givenName: row.given_name,
      familyName: row.family_name,
      birthDate: row.birth_date?.toString() ?? null,
      sex: row.sex_at_birth,
    },
    provider: { name: provider?.name ?? null, telephone: provider?.telephone ?? null, email: provider?.email ?? null },
    setting: site,
    isFirstTreatment,
    isEnrolled: enrolment !== null && enrolment.submitted !== null && enrolment.withdrawn === null ? "yes" : "no",
    timeZone: row.time_zone,
    medicines: readMedicines(intakeOf(screening)),
    lots,
    adverseEvents: events.filter(({ recorded }) => recorded.session?.sessionId === place.sessionId),
  };
};

type Context = Known & { readonly around: AroundSession; readonly protocol: Protocol; readonly today: Temporal.PlainDate };

const formViewOf = ({ sessionId }: Place, { session, row, site, rems, around, protocol, today }: Context): RemsFormView => {
  const facts = remsFactsFromSession(session, around);
  const fields = monitoringForm(facts, protocol);
  const form = formOf(rems, sessionId);
  const sessionOn = facts.treatedOn === null ? null : Temporal.PlainDate.from(facts.treatedOn);
  const submittedOn = form === undefined ? null : Temporal.PlainDate.from(form.submittedOn);
  const rules = sessionRuleReadings({
    facts,
    ready: remsReady({ site, enrolment: rems.enrolment }, sessionOn ?? today),
    restBetween: dosingRouteOf("IN-ESK", protocol).betweenPieces,
    formSubmittedOn: form?.submittedOn ?? null,
    today,
    protocol,
  });
  return {
    patient: { name: `${row.given_name} ${row.family_name}`, birthDate: row.birth_date?.toString() ?? null },
    clinic: row.clinic,
    sessionOn: facts.treatedOn,
    dueOn: sessionOn === null ? null : formDeadline(sessionOn, protocol).dueOn.toString(),
    state: sessionOn === null ? null : formState(sessionOn, submittedOn, today, protocol),
    submitted: form === undefined ? null : { submittedOn: form.submittedOn, reference: form.reference },
    fields: dataSetViewOf(fields),
    missing: [...missingIn(fields)],
    rules: rules.map((one) => ({ ...one })),
  };
};

/** The monitoring form of one session, filled from its record and what stands around it. */
export const readRemsForm = async (tx: Tx, place: Place, now: Instant): Promise<RemsFormView | Problem> => {
  const [row, session, rems, site, protocol] = await Promise.all([
    readRow(tx, place),
    readStream(tx, dosingSessionStream, place.sessionId),
    readStream(tx, remsStream, place.episodeId),
    readSite(tx),
    readProtocol(tx),
  ]);
  if (row === undefined) return notFound();
  const known = { session, row, site, rems };
  const today = now.toZonedDateTimeISO(row.time_zone).toPlainDate();
  return formViewOf(place, { ...known, around: await readAround(tx, place, known), protocol, today });
};

type OwedRow = {
  readonly episode_id: Uuid;
  readonly session_id: Uuid;
  readonly patient: string;
  readonly first_at: Instant;
  readonly time_zone: string;
};

/** Sessions with a device whose form nobody recorded as submitted, what is due first on top. Training sessions owe none. */
const readOwedForms = async (tx: Tx, now: Instant): Promise<OwedForm[]> => {
  const [rows, protocol] = await Promise.all([
    tx.all(statement<OwedRow>`
      select s.episode_id, s.session_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as patient,
             min(d.given_at) as first_at, c.time_zone
      from dose_given d
      join dosing_session s on s.clinic_id = d.clinic_id and s.session_id = d.session_id
      join clinic c on c.clinic_id = s.clinic_id
      join episode e on e.clinic_id = s.clinic_id and e.episode_id = s.episode_id
      join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
      where d.clinic_id = ${tx.clinicId} and d.drug = 'esketamine' and not d.in_error and not s.training
        and not exists (select from rems_form f where f.clinic_id = d.clinic_id and f.session_id = d.session_id and not f.in_error)
      group by s.episode_id, s.session_id, patient, c.time_zone
      order by first_at, s.session_id`),
    readProtocol(tx),
  ]);
  return rows.map((row) => {
    const sessionOn = row.first_at.toZonedDateTimeISO(row.time_zone).toPlainDate();
    const today = now.toZonedDateTimeISO(row.time_zone).toPlainDate();
    return {
      episodeId: row.episode_id,
      sessionId: row.session_id,
      patient: row.patient,
      sessionOn: sessionOn.toString(),
      dueOn: formDeadline(sessionOn, protocol).dueOn.toString(),
      state: formState(sessionOn, null, today, protocol),
    };
  });
};

/** The monitoring forms of the REMS, as the sessions fill them. */
export const remsFormRoutes = (routes: Routes): void => {
  routes.read(remsFormContract.readRemsForm, ({ tx, params, at }) => readRemsForm(tx, params, at));
  routes.read(remsFormContract.readCoveragePackets, ({ tx, params, at }) => readCoveragePackets(tx, params.episodeId, at));
  routes.read(remsFormContract.readOwedForms, async ({ tx, at }) => ({ forms: await readOwedForms(tx, at) }));
};
