import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { DataSetView, EpisodeRems, SubmittedFormView } from "../contract.ts";
import type { AnsweredField } from "../rules/data-set.ts";
import { enrolmentForm, type EnrolmentFacts } from "../rules/enrolment-form.ts";
import { remsReady } from "../rules/rems-ready.ts";
import { remsStream, type Enrolment, type SubmittedForm } from "../rules/rems.ts";
import { readProvider } from "./rems-provider.ts";
import { readSite } from "./rems-site.ts";

type PatientRow = {
  readonly patient_id: Uuid;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: Temporal.PlainDate | null;
  readonly sex_at_birth: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
};

const readPatientRow = (tx: Tx, episodeId: Uuid): Promise<PatientRow | undefined> =>
  tx.first(statement<PatientRow>`
    select p.patient_id, p.given_name, p.family_name, p.birth_date, p.sex_at_birth, p.phone, p.email, a.address
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join rems_patient_address a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);

type PrescriberRow = {
  readonly id: Uuid;
  readonly name: string;
  readonly npi: string | null;
  readonly telephone: string | null;
  readonly fax: string | null;
};

const readPrescribers = async (tx: Tx): Promise<EpisodeRems["prescribers"]> => {
  const rows = await tx.all(statement<PrescriberRow>`
    select s.staff_id as id, s.display_name as name, d.npi, d.telephone, d.fax
    from staff s
    left join lateral (
      select p.npi, p.telephone, p.fax from rems_provider p
      where p.clinic_id = s.clinic_id and p.staff_id = s.staff_id
      order by p.recorded_at desc, p.entry_id desc limit 1
    ) d on true
    where s.clinic_id = ${tx.clinicId} and s.active and exists (
      select from staff_role r
      where r.clinic_id = s.clinic_id and r.staff_id = s.staff_id and r.role in ('prescriber', 'medical-director')
    )
    order by name, id`);
  return rows.map(({ id, name, npi, telephone, fax }) => ({
    id,
    name,
    details: npi === null ? null : { npi, telephone: telephone ?? "", fax: fax ?? "" },
  }));
};

const patientFacts = (row: PatientRow): EnrolmentFacts["patient"] => ({
  givenName: row.given_name,
  familyName: row.family_name,
  birthDate: row.birth_date?.toString() ?? null,
  sex: row.sex_at_birth,
  address: row.address,
  phone: row.phone,
  email: row.email,
});

/** A data set as the wire has it. */
export const dataSetViewOf = (fields: readonly AnsweredField[]): DataSetView =>
  fields.map((field) => ({ ...field, items: field.items.map((item) => ({ ...item })) }));

const enrolmentView = (enrolment: Enrolment): NonNullable<EpisodeRems["enrolment"]> => {
  const { indication, prescriberId, acknowledged, patientSignedOn, providerSignedOn, submitted, withdrawn } = enrolment;
  return {
    ...{ indication, prescriberId, acknowledged, patientSignedOn, providerSignedOn },
    submitted: submitted && { submittedOn: submitted.submittedOn, how: submitted.how, reference: submitted.reference },
    withdrawn: withdrawn && { at: withdrawn.at, reason: withdrawn.reason },
  };
};

const formView = ({ sessionId, sessionOn, submittedOn, how, reference, missing, at, inError }: SubmittedForm): SubmittedFormView => ({
  ...{ sessionId, sessionOn, submittedOn, how, reference, at },
  missing: [...missing],
  inError: inError && { at: inError.at, reason: inError.reason },
});

/** An episode's enrolment and forms, with what the enrolment form is missing; undefined when there is no such episode. */
export const readEpisodeRems = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<EpisodeRems | undefined> => {
  const [row, { enrolment, forms }, site, timeZone, prescribers] = await Promise.all([
    readPatientRow(tx, episodeId),
    readStream(tx, remsStream, episodeId),
    readSite(tx),
    readTimeZone(tx),
    readPrescribers(tx),
  ]);
  if (row === undefined) return undefined;
  const provider = enrolment === null ? undefined : await readProvider(tx, enrolment.prescriberId);
  const { name = null, npi = null, telephone = null, fax = null } = provider ?? {};
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return {
    timeZone,
    patient: { patientId: row.patient_id, name: `${row.given_name} ${row.family_name}`, address: row.address ?? "" },
    ready: remsReady({ site, enrolment }, today),
    enrolment: enrolment && enrolmentView(enrolment),
    enrolmentForm: dataSetViewOf(enrolmentForm({ patient: patientFacts(row), prescriber: { name, npi, telephone, fax }, site, enrolment })),
    forms: forms.map(formView),
    prescribers,
  };
};
