import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Protocol } from "#kernel/setting.ts";
import { isBefore, plusMinutes } from "#kernel/time.ts";

import { eventOf, type AdverseEvent, type AdverseEvents } from "./adverse-events.ts";
import { countsAsAdverseEvent } from "./counts-as-adverse-event.ts";
import type { AdverseEventsEvent, Of } from "./events.ts";
import { gradeFromValues } from "./grade-from-values.ts";
import { mayBeDeclined } from "./report-destinations.ts";
import { seriousnessOf } from "./seriousness.ts";

type Decided = Decision<AdverseEventsEvent>;

export type RecordAdverseEvent = Omit<Of<"adverse-event-recorded">, "proposed" | "standing" | "seriousness">;

/** A device clock may be wrong by hours; more than a day ahead is no time at which something happened. */
const latest = ({ now }: CommandMeta) => plusMinutes(now, 24 * 60);

/**
 * Keeps an adverse event (AE-1). The grade that the numbers propose and whether it is more than an expected effect are worked out here
 * and kept beside what the person said (AE-3 to AE-7). The same one is kept once.
 */
export const recordAdverseEvent = (state: AdverseEvents, event: RecordAdverseEvent, protocol: Protocol, meta: CommandMeta): Decided => {
  if (eventOf(state, event.eventId) !== undefined) return accept();
  if (isBefore(latest(meta), event.onsetAt)) return refuse("AE-1", "This began in the future. Please look at the time again.", "onsetAt");
  if (event.endedAt !== null && isBefore(event.endedAt, event.onsetAt)) return refuse("AE-1", "It cannot end before it began.", "endedAt");
  const proposed = gradeFromValues(event.term, event.values);
  const { kind, why } = countsAsAdverseEvent(event.term, event.circumstances, event.values, protocol);
  const standing = { kind, why: [...why] };
  return accept({ type: "adverse-event-recorded", ...event, proposed, standing, seriousness: seriousnessOf(event) });
};

/** Goes on with a standing event. Only people answer for one, never software (AE-13); a crossed-out one takes nothing more (AE-15). */
const about = (state: AdverseEvents, eventId: string, meta: CommandMeta, decide: (event: AdverseEvent) => Decided): Decided => {
  if (meta.actor.kind !== "staff") return refuse("AE-13", "Only a member of staff can answer for an adverse event.");
  const event = eventOf(state, eventId);
  if (event === undefined) return refuse("AE-15", "There is no such adverse event in this episode.");
  return event.inError === null ? decide(event) : refuse("AE-15", "This entry was crossed out; nothing is added to it.");
};

type FollowUp = Omit<Of<"adverse-event-followed-up">, "seriousness">;
type Assessment = Omit<Of<"seriousness-assessed">, "seriousness">;

/** Adds what was learnt later; what was said before stays (AE-2). */
export const followUpAdverseEvent = (state: AdverseEvents, followUp: FollowUp, meta: CommandMeta): Decided =>
  about(state, followUp.eventId, meta, (event) => {
    if (event.followUps.some((one) => one.followUpId === followUp.followUpId)) return accept();
    const { grade, endedAt, outcome, drugAction, treatment, note } = followUp;
    const says = [grade, endedAt, outcome, drugAction].some((one) => one !== null) || treatment.trim() !== "" || note.trim() !== "";
    if (!says) return refuse("AE-2", "Say what changed, or write a note.", "note");
    if (endedAt !== null && isBefore(endedAt, event.recorded.onsetAt)) return refuse("AE-2", "It cannot end before it began.", "endedAt");
    const seriousness = seriousnessOf({ ...event, grade: grade ?? event.grade, outcome: outcome ?? event.outcome });
    return accept({ type: "adverse-event-followed-up", ...followUp, seriousness });
  });

/** A prescriber answers the criteria of seriousness, expectedness and relation (AE-8). An open answer stays open. */
export const assessSeriousness = (state: AdverseEvents, assessment: Assessment, meta: CommandMeta): Decided =>
  about(state, assessment.eventId, meta, (event) => {
    const seriousness = seriousnessOf({ ...event, criteria: assessment.criteria });
    return accept({ type: "seriousness-assessed", ...assessment, seriousness });
  });

/** The medical director has looked at it, with a dated note (AE-11). */
export const reviewAdverseEvent = (
  state: AdverseEvents,
  review: Of<"adverse-event-reviewed">,
  { isMedicalDirector }: { readonly isMedicalDirector: boolean },
  meta: CommandMeta,
): Decided =>
  about(state, review.eventId, meta, () => {
    if (!isMedicalDirector) return refuse("AE-11", "The medical director reviews an adverse event.");
    if (review.note.trim() === "") return refuse("AE-11", "Write what you found and what follows from it.", "note");
    return accept({ type: "adverse-event-reviewed", ...review });
  });

/** A person says that a report went out, when and under which number (AE-13). */
export const recordReport = (state: AdverseEvents, report: Of<"report-made">, timeZone: string, meta: CommandMeta): Decided =>
  about(state, report.eventId, meta, () => {
    if (report.reference.trim() === "") return refuse("AE-13", "Give the reference number, or say how it can be found again.", "reference");
    const today = meta.now.toZonedDateTimeISO(timeZone).toPlainDate();
    if (Temporal.PlainDate.compare(Temporal.PlainDate.from(report.madeOn), today) > 0)
      return refuse("AE-13", "This day has not come yet.", "madeOn");
    return accept({ type: "report-made", ...report });
  });

/** Decides against a report that is voluntary or a matter of policy, with the reason (AE-14). */
export const declineReport = (state: AdverseEvents, declined: Of<"report-declined">, meta: CommandMeta): Decided =>
  about(state, declined.eventId, meta, () => {
    if (!mayBeDeclined(declined.to)) return refuse("AE-14", "This report is owed and cannot be decided against.");
    if (declined.reason.trim() === "") return refuse("AE-14", "Say why it is not reported.", "reason");
    return accept({ type: "report-declined", ...declined });
  });

/** Crosses an entry out, with the reason; it stays on record and counts no more (AE-15). */
export const enterAdverseEventInError = (state: AdverseEvents, entry: Of<"adverse-event-entered-in-error">, meta: CommandMeta): Decided =>
  about(state, entry.eventId, meta, () => {
    if (entry.reason.trim() === "") return refuse("AE-15", "Say why it is crossed out.", "reason");
    return accept({ type: "adverse-event-entered-in-error", ...entry });
  });
