import { settled, type Protocol } from "#kernel/setting.ts";

import { formDueWithin, formEscalatesAfter } from "./data/rems-settings.ts";

export type FormDeadline = { readonly escalatesOn: Temporal.PlainDate; readonly dueOn: Temporal.PlainDate };

/** Calendar days of the clinic, counted from the day of the session (REMS-05). */
export const formDeadline = (sessionOn: Temporal.PlainDate, protocol: Protocol): FormDeadline => ({
  escalatesOn: sessionOn.add({ days: settled(protocol, formEscalatesAfter).value }),
  dueOn: sessionOn.add({ days: settled(protocol, formDueWithin).value }),
});

export const formStates = ["due", "escalated", "overdue", "submitted", "submitted-late"] as const;
export type FormState = (typeof formStates)[number];

/**
 * Where a session's monitoring form stands on `today`. Sent on the last day is in time; a form that nobody recorded as sent is never
 * taken for sent (REMS-05).
 */
export const formState = (
  sessionOn: Temporal.PlainDate,
  submittedOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  protocol: Protocol,
): FormState => {
  const { escalatesOn, dueOn } = formDeadline(sessionOn, protocol);
  if (submittedOn !== null) return Temporal.PlainDate.compare(submittedOn, dueOn) > 0 ? "submitted-late" : "submitted";
  if (Temporal.PlainDate.compare(today, dueOn) > 0) return "overdue";
  return Temporal.PlainDate.compare(today, escalatesOn) >= 0 ? "escalated" : "due";
};
