import * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";

import { concerns } from "../rules/events.ts";

/** What the form holds while it is being filled in; everything is text until it is sent. */
export const consultationDraft = z.object({
  episodeId: z.string(),
  patientId: z.string(),
  appointmentId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** Asked by the clinic's staff; on the public site it stays "". */
  preferredName: z.string(),
  birthDate: z.string(),
  email: z.string(),
  phone: z.string(),
  concerns: z.array(z.enum(concerns)),
  message: z.string(),
  /** The chosen start and clinician, "" while nothing is chosen, "none" for a call. */
  slot: z.string(),
});
export type ConsultationDraft = z.output<typeof consultationDraft>;

export const emptyConsultation = (): ConsultationDraft => ({
  episodeId: newId(),
  patientId: newId(),
  appointmentId: newId(),
  givenName: "",
  familyName: "",
  preferredName: "",
  birthDate: "",
  email: "",
  phone: "",
  concerns: [],
  message: "",
  slot: "",
});

const isSlot = (slot: string): boolean => slot !== "" && slot !== "none";

const orUnknown = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

export const slotKey = (slot: { readonly startsAt: Temporal.Instant; readonly staffId: string }): string =>
  `${slot.startsAt.toString()} ${slot.staffId}`;

/** The draft as the command wants it. */
export const requestFrom = (draft: ConsultationDraft) => {
  const [startsAt = "", staffId = ""] = draft.slot.split(" ");
  return {
    patientId: draft.patientId,
    details: {
      givenName: draft.givenName,
      familyName: draft.familyName,
      preferredName: orUnknown(draft.preferredName),
      birthDate: orUnknown(draft.birthDate),
      sexAtBirth: null,
      email: orUnknown(draft.email),
      phone: orUnknown(draft.phone),
    },
    concerns: draft.concerns,
    message: draft.message,
    slot: isSlot(draft.slot) ? { appointmentId: draft.appointmentId, staffId, startsAt } : null,
  };
};

/** What a form may ask for. */
type Askable = "channel" | "givenName" | "familyName" | "email" | "slot" | "concerns";
export type DraftProblem = { readonly field: Askable; readonly key: `missing.${Askable}` | "badEmail" };

/** What a person who asks for themselves cannot leave out. */
export const publicRequires = ["concerns", "slot", "givenName", "familyName", "email"] as const;

/** What still keeps the request from being sent: a text or a list that is empty, a mail address that is none. The server checks again. */
export const draftProblems = <Draft extends ConsultationDraft>(
  draft: Draft,
  required: readonly (Askable & keyof Draft)[],
): readonly DraftProblem[] => {
  const missing = required.filter((field) => String(draft[field]).trim() === "");
  const email: readonly DraftProblem[] =
    draft.email.trim() !== "" && !z.safeParse(z.email(), draft.email.trim()).success ? [{ field: "email", key: "badEmail" }] : [];
  return [...missing.map((field): DraftProblem => ({ field, key: `missing.${field}` })), ...email];
};
