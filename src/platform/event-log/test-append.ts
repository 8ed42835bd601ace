import type { Uuid } from "#kernel/ids.ts";
import type { Actor, StreamDefinition } from "#kernel/stream.ts";

import { newId } from "../ambient/new-id.ts";
import type { Database } from "../database/database.ts";
import { execute } from "./execute.ts";
import { streamCache } from "./stream-cache.ts";

/** Appends facts to a stream as they are, for tests that need what an earlier stage would have decided. No projection runs. */
export const appendForTest = async <State, Event extends { readonly type: string }>(
  database: Database,
  place: { readonly clinicId: Uuid; readonly episodeId: Uuid; readonly streamId: Uuid; readonly actor: Actor },
  stream: StreamDefinition<State, Event>,
  ...events: readonly Event[]
): Promise<void> => {
  const at = Temporal.Now.instant();
  const { clinicId, actor, episodeId, streamId } = place;
  const log = { database, projections: [], cache: streamCache(), onAppended: () => undefined };
  const said = { commandId: newId(), digest: Buffer.alloc(32), observedAt: at, deviceAt: null, receivedAt: at };
  const envelope = { clinicId, actor, ...said, admit: () => Promise.resolve(true) };
  await execute(log, envelope, { episodeId, streamId, stream, decide: () => ({ outcome: "accepted", events }) });
};
