import { openMonitoring, type Monitoring } from "#care/dosing-session/server/monitor/monitoring.ts";
import { takeSamples } from "#care/dosing-session/server/monitor/take-samples.ts";
import type { SampleBatch } from "#care/dosing-session/contract-samples.ts";
import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { momentOf, step, type SessionStory, type Step } from "./session-story.ts";
import { monitorAt, type SimulatedPatient } from "./simulated-patient.ts";
import { acknowledge } from "./tell-after-dose.ts";

/** A monitor of the demo: it says of itself that it is simulated. */
export const monitorName = "Demo monitor";

export type OnMonitor = { readonly body: SimulatedPatient; readonly route: Route; readonly putOnAt: Instant; readonly doseAt: Instant };

/** Minutes before the dose at which the monitor is put on. */
export const putOnBeforeDose = 20;

/** One second of a session's monitor, counted from when it was put on. */
export const sampleAt = ({ body, route, putOnAt, doseAt }: OnMonitor, second: number): SampleBatch["samples"][number] => {
  const observedAt = plusMinutes(putOnAt, second / 60);
  const secondsSinceDose = Math.round((observedAt.epochMilliseconds - doseAt.epochMilliseconds) / 1_000);
  const values = monitorAt(body, { route, secondsSinceDose, secondsOn: second });
  return { sequence: second, observedAt, status: "measured", values: { ...values } };
};

type Sending = { readonly monitoring: Monitoring; readonly session: SessionStory; readonly gatewayId: Uuid };

const onMonitor = ({ body, order, doseAt }: SessionStory): OnMonitor => ({
  body,
  route: order.route,
  putOnAt: plusMinutes(doseAt, -putOnBeforeDose),
  doseAt,
});

/** Takes one batch in as the gateway does, at its moment of the story. */
const send = async ({ monitoring, session, gatewayId }: Sending, from: number, until: number, receivedAt: Instant): Promise<void> => {
  const { story, sessionId } = session;
  const { clinicId } = story.clinic;
  const samples = Array.from({ length: until - from }, (_, index) => sampleAt(onMonitor(session), from + index));
  const batch = { deviceId: monitorName, simulated: true, samples };
  const sent = { sessionId, batchId: newId(), batch, receivedAt };
  const taken = await inClinic(story.log.database, clinicId, (tx) => takeSamples(tx, sent, monitoring.feedOf));
  if (typeof taken === "string") throw new Error(`The demo's monitor found no session: ${taken}`);
  monitoring.remember(sessionId, taken.feed);
  const actor = { kind: "device", id: gatewayId } as const;
  await monitoring.record(
    { clinicId, episodeId: story.episodeId, sessionId, actor, receivedAt, deviceId: monitorName, simulated: true },
    taken.transitions,
  );
  for (const transition of taken.transitions) {
    if (transition.kind !== "beyond") continue;
    await acknowledge(session, `${transition.limit.rule}:${transition.at.toString()}`, plusMinutes(receivedAt, 0.2));
  }
};

const secondsInBatch = 120;

/** Before the day of the dose the story has not begun: a batch of those minutes would come late. */
const isOfTheDay = (session: SessionStory, { minute }: Step): boolean =>
  momentOf(session, minute).equals(plusMinutes(session.doseAt, minute));

/** The monitor of a session that runs, from when it was put on until now: a batch every two minutes of the story. */
export const stepsOfMonitor = (session: SessionStory, gatewayId: Uuid): readonly Step[] => {
  const sending = { monitoring: openMonitoring(session.story.log), session, gatewayId };
  const count = Math.max(0, Math.floor(((session.journey.minutesSinceDose + putOnBeforeDose) * 60) / secondsInBatch));
  return Array.from({ length: count }, (_, index) =>
    step(-putOnBeforeDose + ((index + 1) * secondsInBatch) / 60, (at) =>
      send(sending, index * secondsInBatch, (index + 1) * secondsInBatch, at),
    ),
  ).filter((one) => isOfTheDay(session, one));
};
