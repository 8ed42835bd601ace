import { unreachable } from "#kernel/decision.ts";

import { inTimeOrder, type DosingSession, type Handover, type Stamp } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";

const watchEvents = [
  "handover-offered",
  "handover-accepted",
  "handover-declined",
  "handover-withdrawn",
  "break-begun",
  "break-ended",
  "responsibility-taken",
] as const;

/** Facts about who has the watch. */
export type WatchEvent = EventOf<(typeof watchEvents)[number]>;

export const isWatchEvent = (event: DosingSessionEvent): event is WatchEvent => watchEvents.some((type) => type === event.type);

const answer = (session: DosingSession, handoverId: string, given: NonNullable<Handover["answer"]>): DosingSession => ({
  ...session,
  handovers: session.handovers.map((one) => (one.handoverId === handoverId && one.answer === null ? { ...one, answer: given } : one)),
});

/** How who has the watch changes a session: offers, their answers, breaks, and who took it where nobody had it. */
export const withWatch = (session: DosingSession, event: WatchEvent, stamp: Stamp): DosingSession => {
  switch (event.type) {
    case "handover-offered": {
      const { type: _, ...offer } = event;
      return { ...session, handovers: inTimeOrder(session.handovers, { ...offer, ...stamp, answer: null }, (one) => one.handoverId) };
    }
    case "handover-accepted":
      return answer(session, event.handoverId, { ...stamp, kind: "accepted", reason: "" });
    case "handover-declined":
      return answer(session, event.handoverId, { ...stamp, kind: "declined", reason: event.reason });
    case "handover-withdrawn":
      return answer(session, event.handoverId, { ...stamp, kind: "withdrawn", reason: event.reason });
    case "break-begun": {
      const { staffId, expectedBackAt } = event;
      return { ...session, breaks: [...session.breaks, { staffId, expectedBackAt, begun: stamp, ended: null }] };
    }
    case "break-ended": {
      const breaks = session.breaks.map((one) => (one.staffId === event.staffId && one.ended === null ? { ...one, ended: stamp } : one));
      return { ...session, breaks };
    }
    case "responsibility-taken":
      return { ...session, takings: [...session.takings, { staffId: event.staffId, ...stamp }] };
    default:
      return unreachable(event);
  }
};
