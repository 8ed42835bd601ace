import { unreachable } from "#kernel/decision.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { remsEvent, type Of, type RemsEvent } from "./events.ts";

export type Stamp = { readonly at: Instant; readonly by: Actor };

/** A patient's enrolment: prepared, signed by both, submitted; or withdrawn. */
export type Enrolment = Stamp &
  Of<"enrolment-prepared"> & {
    readonly patientSignedOn: string | null;
    readonly providerSignedOn: string | null;
    readonly submitted: (Stamp & Of<"enrolment-submitted">) | null;
    readonly withdrawn: (Stamp & Of<"enrolment-withdrawn">) | null;
  };

export type SubmittedForm = Stamp & Of<"monitoring-form-submitted"> & { readonly inError: (Stamp & { readonly reason: string }) | null };

export type Rems = { readonly enrolment: Enrolment | null; readonly forms: readonly SubmittedForm[] };

const withEnrolment = (state: Rems, change: (enrolment: Enrolment) => Enrolment): Rems => ({
  ...state,
  enrolment: state.enrolment === null ? null : change(state.enrolment),
});

const evolve = (state: Rems, { event, observedAt, actor }: Recorded<RemsEvent>): Rems => {
  const stamp: Stamp = { at: observedAt, by: actor };
  switch (event.type) {
    case "enrolment-prepared": {
      const fresh = { patientSignedOn: null, providerSignedOn: null, submitted: null, withdrawn: null };
      const { indication, prescriberId, acknowledged } = event;
      return { ...state, enrolment: { indication, prescriberId, acknowledged, ...stamp, ...fresh } };
    }
    case "enrolment-signed":
      return withEnrolment(state, (enrolment) =>
        event.by === "patient" ? { ...enrolment, patientSignedOn: event.signedOn } : { ...enrolment, providerSignedOn: event.signedOn },
      );
    case "enrolment-submitted":
      return withEnrolment(state, (enrolment) => ({ ...enrolment, submitted: { ...event, ...stamp } }));
    case "enrolment-withdrawn":
      return withEnrolment(state, (enrolment) => ({ ...enrolment, withdrawn: { ...event, ...stamp } }));
    case "monitoring-form-submitted":
      return { ...state, forms: [...state.forms, { ...event, ...stamp, inError: null }] };
    case "monitoring-form-submission-entered-in-error": {
      const inError = { ...stamp, reason: event.reason };
      const isMeant = (form: SubmittedForm): boolean => form.sessionId === event.sessionId && form.inError === null;
      return { ...state, forms: state.forms.map((form) => (isMeant(form) ? { ...form, inError } : form)) };
    }
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const remsStream: StreamDefinition<Rems, RemsEvent> = {
  kind: "rems",
  schemaVersion: 1,
  initial: { enrolment: null, forms: [] },
  parse: ({ type, payload }) => remsEvent.parse({ ...Object(payload), type }),
  evolve,
};

/** The submission of a session's form that nobody crossed out. */
export const formOf = ({ forms }: Pick<Rems, "forms">, sessionId: string): SubmittedForm | undefined =>
  forms.find((form) => form.sessionId === sessionId && form.inError === null);
