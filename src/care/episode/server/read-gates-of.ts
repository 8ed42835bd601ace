import { doseGate } from "#care/dosing-session/rules/dose-gate.ts";
import { noSession } from "#care/dosing-session/rules/dosing-session.ts";
import { releaseGate } from "#care/dosing-session/rules/release-gate.ts";
import { readGateFacts } from "#care/dosing-session/server/gate-facts.ts";
import { admitGate, noAnswers } from "#care/screening/rules/admit-gate.ts";
import { readSurroundings } from "#care/screening/server/read-screening.ts";
import type { GateReading } from "#kernel/gate.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Course } from "../rules/course.ts";

const admit = async (tx: Tx, episodeId: Uuid, { screening }: Course, at: Instant): Promise<GateReading> =>
  screening.decided?.reading ?? admitGate(screening, await readSurroundings(tx, episodeId, at), noAnswers);

/** The gates that matter where the episode is now: ADMIT while it is screened, DOSE before and in a session, RELEASE after a dose. */
export const readGatesOf = async (tx: Tx, episodeId: Uuid, course: Course, at: Instant): Promise<readonly GateReading[]> => {
  if (course.stage === "screening") return [await admit(tx, episodeId, course, at)];
  if (course.stage !== "preparation" && course.stage !== "dosing" && course.stage !== "integration") return [];
  const last = course.sessions.at(-1);
  const isRunning = last?.session.status === "open";
  const session = isRunning ? last.session : noSession;
  const place = { episodeId, sessionId: isRunning ? last.sessionId : null };
  const dose = doseGate(session, await readGateFacts(tx, place, session, at), at);
  return session.doses.length > 0 ? [dose, releaseGate(session, at, null)] : [dose];
};
