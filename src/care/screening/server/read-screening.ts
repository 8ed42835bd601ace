import { measureFacts, type MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import { measuresStream } from "#care/measures/rules/measures.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import { screeningStream, type Screening } from "../rules/screening.ts";

/** The screening as the log folds it, so that a page never shows less than a decision would see. */
export const readScreeningState = (tx: Tx, episodeId: Uuid): Promise<Screening> => readStream(tx, screeningStream, episodeId);

/** What the measures publish, read under the episode's lock when a decision asks. */
export const readMeasureFacts = async (tx: Tx, episodeId: Uuid): Promise<MeasureFacts> =>
  measureFacts(await readStream(tx, measuresStream, episodeId));
