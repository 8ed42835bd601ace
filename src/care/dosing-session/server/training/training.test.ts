import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { openTestRoom, opening, type Place, type TestRoom } from "../test-room.ts";
import { runScenarios } from "./run-scenarios.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

const rows = <Row>(query: ReturnType<typeof statement<Row>>) => inClinic(room.test.database, room.test.clinics[0], (tx) => tx.all(query));
const path = ({ episodeId, sessionId }: Place) => `/api/episodes/${episodeId}/dosing-sessions/${sessionId}/scenario`;
const run = (place: Place, scenario: string) => room.call("PUT", path(place), { scenario });
const openTraining = async (): Promise<Place> => {
  const place = await room.admit();
  expect(await room.act(place, "open-session", { ...opening(place), training: true })).toMatchObject({ status: 200 });
  return place;
};
const samplesOf = ({ sessionId }: Place) =>
  rows(statement<{ simulated: boolean; device_id: string; count: number }>`
    select b.simulated, b.device_id, count(*)::integer as count from device_sample s
    join device_batch b on b.clinic_id = s.clinic_id and b.batch_id = s.batch_id
    where s.clinic_id = ${room.test.clinics[0]} and s.session_id = ${sessionId} group by 1, 2`);

test("[TRAIN-1] a real session refuses every scenario, and gets no simulated value even if one stood in its table", async () => {
  const place = await room.open();
  expect(await run(place, "desaturation")).toMatchObject({ status: 409, body: { rule: "TRAIN-1" } });
  await rows(statement`
    insert into training_scenario (clinic_id, session_id, scenario, seed, started_at, started_by, sent_second)
    values (${room.test.clinics[0]}, ${place.sessionId}, 'desaturation', 1, ${Temporal.Now.instant().subtract({ seconds: 60 })}, ${newId()}, 0)`);
  await runScenarios(room.monitoring, Temporal.Now.instant());
  expect(await samplesOf(place)).toEqual([]);
});

test("[TRAIN-1] [TRAIN-3] in a training session it runs second by second, marked as simulated, raises its alarms, and stops when told or released", async () => {
  const place = await openTraining();
  expect(await run(place, "banana")).toMatchObject({ status: 422 });
  expect(await run(place, "lost-probe")).toEqual({ status: 200, body: {} });
  expect((await room.get(path(place))).body).toMatchObject({ running: { scenario: "lost-probe" } });
  const start = Temporal.Now.instant();
  for (let second = 10; second <= 120; second += 10) await runScenarios(room.monitoring, start.add({ seconds: second }));
  const [samples] = await samplesOf(place);
  expect(samples).toMatchObject({ simulated: true, device_id: "training simulator" });
  expect(samples?.count).toBeGreaterThan(110);
  expect(
    await rows(
      statement`select distinct rule from session_alarm where clinic_id = ${room.test.clinics[0]} and session_id = ${place.sessionId}`,
    ),
  ).toEqual([{ rule: "SIG-1" }]);
  expect(await room.call("DELETE", path(place), {})).toEqual({ status: 200, body: {} });
  await runScenarios(room.monitoring, start.add({ seconds: 140 }));
  expect((await samplesOf(place))[0]?.count).toBe(samples?.count);
});
