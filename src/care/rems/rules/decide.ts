import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { Of, RemsEvent } from "./events.ts";
import { formOf, type Enrolment, type Rems } from "./rems.ts";

type Decided = Decision<RemsEvent>;

/** The clinic's day on which a command is judged. */
type Day = { readonly today: Temporal.PlainDate };

const isLater = (day: string, { today }: Day): boolean => Temporal.PlainDate.compare(Temporal.PlainDate.from(day), today) > 0;

/** Only a person enrols, sends or takes back; software never does (REMS-13). */
const byStaff = ({ actor }: CommandMeta): Decided | undefined =>
  actor.kind === "staff" ? undefined : refuse("REMS-13", "Only a member of staff can do this.");

const standing = ({ enrolment }: Rems): Enrolment | undefined =>
  enrolment === null || enrolment.withdrawn !== null ? undefined : enrolment;

const notPrepared = (): Decided => refuse("REMS-12", "There is no enrolment in preparation. Prepare one first.");

/** Begins an enrolment, or begins it anew while it is not submitted (REMS-11). */
export const prepareEnrolment = (state: Rems, prepared: Of<"enrolment-prepared">, meta: CommandMeta): Decided => {
  const submitted = standing(state)?.submitted ?? null;
  if (submitted !== null) return refuse("REMS-11", "This patient is enrolled. Withdraw the enrolment before preparing another.");
  return byStaff(meta) ?? accept({ type: "enrolment-prepared", ...prepared });
};

/** Keeps that the patient or the provider signed the form (REMS-12). */
export const signEnrolment = (state: Rems, signed: Of<"enrolment-signed">, day: Day, meta: CommandMeta): Decided => {
  const enrolment = standing(state);
  if (enrolment === undefined) return notPrepared();
  if (enrolment.submitted !== null) return refuse("REMS-12", "This enrolment was already submitted.");
  if (isLater(signed.signedOn, day)) return refuse("REMS-12", "This day has not come yet.", "signedOn");
  return byStaff(meta) ?? accept({ type: "enrolment-signed", ...signed });
};

/** Keeps that the enrolment went out; both have signed before (REMS-12). */
export const submitEnrolment = (state: Rems, submitted: Of<"enrolment-submitted">, day: Day, meta: CommandMeta): Decided => {
  const enrolment = standing(state);
  if (enrolment === undefined) return notPrepared();
  if (enrolment.submitted !== null) return refuse("REMS-12", "This enrolment was already submitted.");
  if (enrolment.patientSignedOn === null) return refuse("REMS-12", "The patient has not signed yet.");
  if (enrolment.providerSignedOn === null) return refuse("REMS-12", "The provider has not signed yet.");
  if (submitted.reference.trim() === "")
    return refuse("REMS-12", "Give the confirmation number, or how the fax can be found again.", "reference");
  if (isLater(submitted.submittedOn, day)) return refuse("REMS-12", "This day has not come yet.", "submittedOn");
  return byStaff(meta) ?? accept({ type: "enrolment-submitted", ...submitted });
};

/** Ends an enrolment, with the reason; it stays on record (REMS-11). */
export const withdrawEnrolment = (state: Rems, withdrawn: Of<"enrolment-withdrawn">, meta: CommandMeta): Decided => {
  if (standing(state) === undefined) return refuse("REMS-11", "There is no enrolment to withdraw.");
  if (withdrawn.reason.trim() === "") return refuse("REMS-11", "Say why it is withdrawn.", "reason");
  return byStaff(meta) ?? accept({ type: "enrolment-withdrawn", ...withdrawn });
};

/** Keeps that a session's monitoring form went out, late or incomplete as it may be (REMS-13). */
export const recordFormSubmitted = (state: Rems, form: Of<"monitoring-form-submitted">, day: Day, meta: CommandMeta): Decided => {
  if (formOf(state, form.sessionId) !== undefined) return refuse("REMS-13", "This form was already recorded as submitted.");
  if (form.reference.trim() === "")
    return refuse("REMS-13", "Give the confirmation number, or how the fax can be found again.", "reference");
  if (isLater(form.submittedOn, day)) return refuse("REMS-13", "This day has not come yet.", "submittedOn");
  const [sentOn, treatedOn] = [Temporal.PlainDate.from(form.submittedOn), Temporal.PlainDate.from(form.sessionOn)];
  if (Temporal.PlainDate.compare(sentOn, treatedOn) < 0) return refuse("REMS-13", "This is before the session.", "submittedOn");
  return byStaff(meta) ?? accept({ type: "monitoring-form-submitted", ...form });
};

/** Crosses a submission out that was none; the form is owed again (REMS-13). */
export const enterFormSubmissionInError = (
  state: Rems,
  error: Of<"monitoring-form-submission-entered-in-error">,
  meta: CommandMeta,
): Decided => {
  if (formOf(state, error.sessionId) === undefined) return refuse("REMS-13", "This form is not recorded as submitted.");
  if (error.reason.trim() === "") return refuse("REMS-13", "Say why it is crossed out.", "reason");
  return byStaff(meta) ?? accept({ type: "monitoring-form-submission-entered-in-error", ...error });
};
