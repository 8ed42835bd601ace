import type { CommandMeta } from "#kernel/command.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent } from "./events.ts";
import { evolve } from "./evolve.ts";

/** The session as it will be once these events are in its record. */
export const sessionAfter = (session: DosingSession, meta: CommandMeta, ...events: readonly DosingSessionEvent[]): DosingSession =>
  events.reduce(
    (now, event) =>
      evolve(now, {
        version: 0,
        observedAt: meta.observedAt,
        deviceAt: null,
        receivedAt: null,
        actor: meta.actor,
        commandId: meta.commandId,
        event,
      }),
    session,
  );
