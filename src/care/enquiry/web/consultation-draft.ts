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
  birthDate: "",
  email: "",
  phone: "",
  concerns: [],
  message: "",
  slot: "",
});

const isSlot = (slot: string): boolean => slot !== "" && slot !== "none";

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
      preferredName: null,
      birthDate: draft.birthDate === "" ? null : draft.birthDate,
      sexAtBirth: null,
      email: draft.email === "" ? null : draft.email,
      phone: draft.phone === "" ? null : draft.phone,
    },
    concerns: draft.concerns,
    message: draft.message,
    slot: isSlot(draft.slot) ? { appointmentId: draft.appointmentId, staffId, startsAt } : null,
  };
};

export type DraftProblem = { readonly field: string; readonly key: "missing" | "badEmail" };

/** What still keeps the request from being sent. The server checks again. */
export const draftProblems = (draft: ConsultationDraft): readonly DraftProblem[] => {
  const missing = (["givenName", "familyName", "email", "slot"] as const).filter((field) => draft[field].trim() === "");
  const concern: readonly DraftProblem[] = draft.concerns.length === 0 ? [{ field: "concerns", key: "missing" }] : [];
  const email: readonly DraftProblem[] =
    draft.email !== "" && !z.safeParse(z.email(), draft.email.trim()).success ? [{ field: "email", key: "badEmail" }] : [];
  return [...missing.map((field): DraftProblem => ({ field, key: "missing" })), ...concern, ...email];
};
