import type { CommandMeta } from "#kernel/command.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent } from "./events.ts";
import { responsibleAt } from "./responsibility.ts";

/** The rule under which alarms say that nobody has the watch. */
export const unwatchedRule = "HAND-5";

/** The moment at which a command asks who has the watch: when it was so, or now, whichever is later. */
export const askedAt = ({ now, observedAt }: CommandMeta): Instant => (isBefore(now, observedAt) ? observedAt : now);

/** Those of these alarms that say that nobody has the watch, and are not settled. */
export const openUnwatched = (session: DosingSession) => session.alarms.filter((one) => one.rule === unwatchedRule && one.settled === null);

const nothing = { parameter: null, value: null, readingId: null, sampleAt: null } as const;

/** The alarm that nobody has the watch from now on; none while one stands (HAND-5, HAND-9). */
export const raiseUnwatched = (session: DosingSession, { commandId }: CommandMeta): readonly DosingSessionEvent[] =>
  openUnwatched(session).length > 0
    ? []
    : [
        {
          type: "alarm-raised",
          alarmId: `${unwatchedRule}:${commandId}`,
          rule: unwatchedRule,
          level: "amber",
          origin: "responsibility",
          ...nothing,
        },
      ];

/** What a dose raises that is given while nobody has the watch (HAND-9). */
export const doseUnwatched = (session: DosingSession, meta: CommandMeta): readonly DosingSessionEvent[] =>
  session.status === "open" && responsibleAt(session, askedAt(meta)) === null ? raiseUnwatched(session, meta) : [];
