import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";

import type { DosingSession } from "../rules/dosing-session.ts";
import { dosingSessionStream } from "../rules/dosing-session-stream.ts";
import type { DosingSessionEvent } from "../rules/events.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

/** A command on one session. */
export const onSession = (
  { episodeId, sessionId }: Place,
  decide: (session: DosingSession, tx: Tx) => Decision<DosingSessionEvent> | Promise<Decision<DosingSessionEvent>>,
): Execution => onStream({ episodeId, streamId: sessionId, stream: dosingSessionStream, decide });

/** Decides with the command's own times and person. */
export const withMeta =
  <Content>(decide: (session: DosingSession, content: Content, meta: CommandMeta) => Decision<DosingSessionEvent>) =>
  ({ params, body, meta }: { readonly params: Place; readonly body: Content; readonly meta: CommandMeta }): Execution =>
    onSession(params, (session) => decide(session, body, meta));
