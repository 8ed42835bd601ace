import type { Closing } from "#care/people/rules/episode-stage.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { standingConditions, type Override } from "#kernel/gate.ts";

import { closeGate, type ClosingFacts } from "./close-gate.ts";
import type { FollowUpEvent, Of } from "./events.ts";
import type { FollowUp } from "./follow-up.ts";
import { cancelWaiting } from "./schedule-follow-up.ts";

export type CloseEpisode = {
  readonly closing: Closing;
  readonly summary: string;
  readonly overrides: readonly { readonly conditionId: string; readonly reason: string }[];
};

type Signer = { readonly mayOverride: boolean };

/** Closes the episode when its gate is open; what the gate saw is kept (END-1 to END-5). Questions that still wait are cancelled. */
export const closeEpisode = (
  state: FollowUp,
  { closing, summary, overrides }: CloseEpisode,
  facts: ClosingFacts,
  { mayOverride }: Signer,
  meta: CommandMeta,
): Decision<FollowUpEvent> => {
  if (state.closed !== null) return refuse("END-5", "This episode was already closed.");
  if (closing === "declined") return refuse("END-5", "An episode is declined at the enquiry or at the screening, not here.", "closing");
  if (summary.trim() === "") return refuse("END-5", "Write a few sentences for whoever opens this record next.", "summary");
  const given = overrides.filter((one) => one.reason.trim() !== "");
  if (given.length > 0 && !mayOverride)
    return refuse("END-6", "Only a prescriber may pass a condition with a reason.", given[0]?.conditionId);
  const by = meta.actor.id;
  const reading = closeGate(
    facts,
    given.map((one): Override => ({ ...one, by })),
  );
  const [first, ...others] = standingConditions(reading);
  if (first !== undefined) {
    const more = others.length === 0 ? "" : ` ${others.length} more: ${others.map(({ id }) => id).join(", ")}.`;
    return refuse(first.id, `${first.label}: ${first.reason}${more}`, first.id);
  }
  const kept = {
    gate: "CLOSE" as const,
    conditions: reading.conditions.map((condition) => ({ ...condition })),
    overrides: reading.overrides.map((override) => ({ ...override })),
  };
  return accept<FollowUpEvent>(...cancelWaiting(state, "The episode was closed.", meta.now), {
    type: "episode-closed",
    closing,
    summary,
    reading: kept,
  });
};

/** Opens a closed episode again, in follow-up, with the reason (END-7). */
export const reopenEpisode = (state: FollowUp, reason: string): Decision<FollowUpEvent> => {
  if (state.closed === null) return refuse("END-7", "This episode is open.");
  if (reason.trim() === "") return refuse("END-7", "Say why it is opened again.", "reason");
  return accept({ type: "episode-reopened", reason });
};

/** Keeps a contact; one that reached the patient says something (FUP-8). */
export const recordContact = (state: FollowUp, contact: Of<"contact-recorded">): Decision<FollowUpEvent> => {
  if (state.contacts.some((one) => one.contactId === contact.contactId)) return refuse("FUP-8", "This contact was already written down.");
  return contact.outcome === "reached" && contact.note.trim() === ""
    ? refuse("FUP-8", "Write in a sentence what was said.", "note")
    : accept({ type: "contact-recorded", ...contact });
};
