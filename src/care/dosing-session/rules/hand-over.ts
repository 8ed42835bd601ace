import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { isBefore } from "#kernel/time.ts";

import { settle } from "./charted-alarms.ts";
import { enterPerson, leavePerson } from "./decide-session.ts";
import { peoplePresent, type DosingSession, type Handover } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { responsibleAt } from "./responsibility.ts";
import { sessionAfter } from "./session-after.ts";
import { notOpened } from "./session-refusals.ts";
import { askedAt, openUnwatched, raiseUnwatched } from "./unwatched.ts";

type Decided = Decision<DosingSessionEvent>;

/** Keeps the events, and with them that nobody has the watch from now on (HAND-5), or that somebody has it again (HAND-6). */
const watched = (session: DosingSession, meta: CommandMeta, ...events: readonly DosingSessionEvent[]): Decided => {
  if (session.status !== "open") return accept(...events);
  const at = askedAt(meta);
  const before = responsibleAt(session, at);
  const after = responsibleAt(sessionAfter(session, meta, ...events), at);
  if (after !== null) return accept(...events, ...openUnwatched(session).map((alarm) => settle(alarm, "done")));
  return before === null ? accept(...events) : accept(...events, ...raiseUnwatched(session, meta));
};

const withWatched = (session: DosingSession, meta: CommandMeta, decision: Decided): Decided =>
  decision.outcome === "refused" || decision.events.length === 0 ? decision : watched(session, meta, ...decision.events);

/** Who comes in takes the watch where nobody has it, as monitor or nurse (HAND-1). */
export const enterRoom = (session: DosingSession, person: Of<"person-entered">, meta: CommandMeta): Decided =>
  withWatched(session, meta, enterPerson(session, person));

/** Who has the watch and leaves without an accepted handover leaves nobody (HAND-5). It is kept all the same. */
export const leaveRoom = (session: DosingSession, person: Of<"person-left">, meta: CommandMeta): Decided =>
  withWatched(session, meta, leavePerson(session, person));

/** Offers the watch to another person, with the summary that both see (HAND-2). Whoever acts offers in their own name. */
export const offerHandover = (session: DosingSession, offer: Omit<Of<"handover-offered">, "from">, meta: CommandMeta): Decided => {
  if (session.opened === null) return notOpened();
  if (offer.to === meta.actor.id) return refuse("HAND-2", "Hand over to somebody else.", "to");
  if (session.handovers.some((one) => one.handoverId === offer.handoverId)) return accept();
  return accept<DosingSessionEvent>({ type: "handover-offered", from: meta.actor.id, ...offer });
};

const offerOf = (session: DosingSession, handoverId: string): Handover | undefined =>
  session.handovers.find((one) => one.handoverId === handoverId);

/** The watch moves when the person whom it was offered to says yes, under their own sign-in (HAND-2). */
export const acceptHandover = (session: DosingSession, { handoverId }: Of<"handover-accepted">, meta: CommandMeta): Decided => {
  const offer = offerOf(session, handoverId);
  if (offer === undefined) return refuse("HAND-2", "This handover is not in the record.", "handoverId");
  if (meta.actor.kind !== "staff" || meta.actor.id !== offer.to)
    return refuse("HAND-2", "Only the person whom it was offered to accepts a handover.");
  if (offer.answer !== null)
    return offer.answer.kind === "accepted" ? accept() : refuse("HAND-2", "This handover was declined or withdrawn. Offer it again.");
  return watched(session, meta, { type: "handover-accepted", handoverId });
};

/** No, by the person whom it was offered to; or back, by whoever offered it. */
export const endHandover = (session: DosingSession, ended: Of<"handover-declined">, meta: CommandMeta): Decided => {
  const offer = offerOf(session, ended.handoverId);
  if (offer === undefined) return refuse("HAND-2", "This handover is not in the record.", "handoverId");
  if (offer.answer !== null) return accept();
  if (meta.actor.id === offer.to) return accept<DosingSessionEvent>({ type: "handover-declined", ...ended });
  if (meta.actor.id === offer.from) return accept<DosingSessionEvent>({ type: "handover-withdrawn", ...ended });
  return refuse("HAND-2", "Only whoever offered a handover, or was offered it, ends it.");
};

/** A break says when its person means to be back (HAND-7). */
export const beginBreak = (session: DosingSession, { expectedBackAt }: Omit<Of<"break-begun">, "staffId">, meta: CommandMeta): Decided => {
  if (session.opened === null) return notOpened();
  if (!isBefore(meta.observedAt, expectedBackAt))
    return refuse("HAND-7", "Say when you mean to be back, later than now.", "expectedBackAt");
  if (session.breaks.some((one) => one.staffId === meta.actor.id && one.ended === null)) return accept();
  return watched(session, meta, { type: "break-begun", staffId: meta.actor.id, expectedBackAt });
};

export const endBreak = (session: DosingSession, _: object, meta: CommandMeta): Decided => {
  const isAway = session.breaks.some((one) => one.staffId === meta.actor.id && one.ended === null);
  return isAway ? watched(session, meta, { type: "break-ended", staffId: meta.actor.id }) : accept();
};

/** Takes the watch where nobody has it; from somebody who has it, it is handed over (HAND-6). */
export const takeResponsibility = (session: DosingSession, _: object, meta: CommandMeta): Decided => {
  if (session.opened === null) return notOpened();
  const holder = responsibleAt(session, meta.observedAt);
  if (holder === meta.actor.id) return accept();
  if (holder !== null) return refuse("HAND-6", "Somebody is responsible. Ask for a handover.");
  if (!peoplePresent(session).some((one) => one.staffId === meta.actor.id)) return refuse("HAND-6", "Come into the room first.");
  return watched(session, meta, { type: "responsibility-taken", staffId: meta.actor.id });
};
