import { consentStream } from "#care/consent/rules/consent.ts";
import { dosingSessionStream } from "#care/dosing-session/rules/dosing-session-stream.ts";
import { enquiryStream } from "#care/enquiry/rules/enquiry.ts";
import { followUpStream } from "#care/follow-up/rules/follow-up.ts";
import { integrationStream } from "#care/integration/rules/integration.ts";
import { measuresStream } from "#care/measures/rules/measures.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { safetyStream } from "#care/safety/rules/safety.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { EpisodeStage } from "#care/people/rules/episode-stage.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream, readStreamIds } from "#platform/event-log/read-stream.ts";

import type { Course } from "../rules/course.ts";

/** Folds all streams of an episode from the log; the statements leave together. */
export const readCourse = async (tx: Tx, episodeId: Uuid, stage: EpisodeStage): Promise<Course> => {
  const sessionIds = readStreamIds(tx, dosingSessionStream.kind, episodeId);
  const [protocol, enquiry, screening, consent, plan, preparation, integration, followUp, measures, safety] = await Promise.all([
    readProtocol(tx),
    readStream(tx, enquiryStream, episodeId),
    readStream(tx, screeningStream, episodeId),
    readStream(tx, consentStream, episodeId),
    readStream(tx, planStream, episodeId),
    readStream(tx, preparationStream, episodeId),
    readStream(tx, integrationStream, episodeId),
    readStream(tx, followUpStream, episodeId),
    readStream(tx, measuresStream, episodeId),
    readStream(tx, safetyStream, episodeId),
  ]);
  const sessions = await Promise.all(
    (await sessionIds).map(async (sessionId) => ({ sessionId, session: await readStream(tx, dosingSessionStream, sessionId) })),
  );
  return { stage, protocol, enquiry, screening, consent, plan, preparation, sessions, integration, followUp, measures, safety };
};
