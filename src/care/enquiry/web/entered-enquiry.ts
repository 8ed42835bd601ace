import * as z from "zod/mini";

import { consultationDraft, draftProblems, emptyConsultation, requestFrom, type DraftProblem } from "./consultation-draft.ts";

/** How an enquiry comes that staff enter; what comes by the public site enters itself. */
export const enteredChannels = ["telephone", "referral"] as const;

/** The public form's draft, how the enquiry came, and the day that is looked at. */
export const enteredEnquiry = z.extend(consultationDraft, {
  channel: z.enum(["", ...enteredChannels]),
  /** The day whose times are shown, "" for none. */
  day: z.string(),
});
export type EnteredEnquiry = z.output<typeof enteredEnquiry>;

/** A new one under new ids; a time is offered, not asked for. */
export const emptyEnquiry = (): EnteredEnquiry => ({ ...emptyConsultation(), slot: "none", channel: "", day: "" });

/** Nothing is typed or chosen yet. */
export const isBlank = (draft: EnteredEnquiry): boolean =>
  [draft.channel, draft.givenName, draft.familyName, draft.preferredName, draft.birthDate, draft.email, draft.phone, ...draft.concerns]
    .concat(draft.message, draft.day)
    .every((text) => text === "");

/** A caller may have no mail address, and a referral may name little: what is not known stays open. */
export const enteredProblems = (draft: EnteredEnquiry): readonly DraftProblem[] =>
  draftProblems(draft, ["channel", "givenName", "familyName", "concerns", "slot"]);

/** The draft as the command wants it; undefined until it is said how the enquiry came. */
export const registrationFrom = (draft: EnteredEnquiry) =>
  draft.channel === "" ? undefined : { ...requestFrom(draft), channel: draft.channel };
