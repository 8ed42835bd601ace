import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import { measuresStream } from "#care/measures/rules/measures.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import { screeningStream, type Screening } from "../rules/screening.ts";
import type { Surroundings } from "../rules/screening-input.ts";
import { readAge } from "./read-age.ts";

/** The screening as the log folds it, so that a page never shows less than a decision would see. */
export const readScreeningState = (tx: Tx, episodeId: Uuid): Promise<Screening> => readStream(tx, screeningStream, episodeId);

/** What stands around a screening when it is judged at `now`; read under the episode's lock when a decision asks. */
export const readSurroundings = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<Surroundings> => {
  const [measures, age, protocol] = await Promise.all([
    readStream(tx, measuresStream, episodeId),
    readAge(tx, episodeId, now),
    readProtocol(tx),
  ]);
  return { measures: measureFacts(measures), age, now, protocol };
};
