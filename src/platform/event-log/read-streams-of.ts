import type { Uuid } from "#kernel/ids.ts";
import type { StreamDefinition } from "#kernel/stream.ts";

import type { Tx } from "../database/transaction.ts";
import { readStream, readStreamIds } from "./read-stream.ts";

/** Folds every stream of one kind that an episode has, in the order in which they started. */
export const readStreamsOf = async <State, Event extends { readonly type: string }>(
  tx: Tx,
  definition: StreamDefinition<State, Event>,
  episodeId: Uuid,
): Promise<readonly { readonly streamId: Uuid; readonly state: State }[]> => {
  const ids = await readStreamIds(tx, definition.kind, episodeId);
  return Promise.all(ids.map(async (streamId) => ({ streamId, state: await readStream(tx, definition, streamId) })));
};
