import { afterAll, beforeAll, expect, test } from "vitest";

import { adverseEventsProjection } from "#care/adverse-events/server/adverse-events-projection.ts";
import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { remsProjection } from "#care/rems/server/rems-projection.ts";
import { remsRoutes } from "#care/rems/server/routes.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { dosingSessionProjection } from "./dosing-session-projection.ts";
import { remsFormRoutes } from "./rems-form.ts";
import { dosingSessionRoutes } from "./routes.ts";

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([dosingSessionProjection, adverseEventsProjection, remsProjection], (routes) => {
    dosingSessionRoutes(routes);
    remsRoutes(routes);
    remsFormRoutes(routes);
  });
});
afterAll(() => clinic.close());

const send = async (as: Caller, path: string, body: object) => {
  const answer = await clinic.call({ as, method: "POST", path, commandId: newId(), body });
  return answer;
};
const minutesAgo = (minutes: number) => Temporal.Now.instant().subtract({ minutes }).toString({ smallestUnit: "millisecond" });

/** A session with one esketamine device, given so many minutes ago. */
const dosed = async (clinicNumber: 0 | 1 = 0, ago = 60, training = false) => {
  const patient = await clinic.admit(clinicNumber);
  const monitor = clinic.staff("monitor", clinicNumber);
  const sessionId = newId();
  const at = `/api/episodes/${patient.episodeId}/dosing-sessions/${sessionId}`;
  const drug = { route: "IN-ESK", drug: "esketamine", form: "nasal-device" } as const;
  const [orderId, dose] = [newId(), { value: 56_000, unit: "ug" }];
  const say = async (command: string, minutes: number, body: object) =>
    expect(await send(monitor, `${at}/${command}`, { ...body, observedAt: minutesAgo(minutes) })).toMatchObject({ status: 200 });
  await say("open-session", ago + 20, { orderId, roomId: newId(), ...drug, dose, training });
  await say("enter-person", ago + 15, { staffId: monitor.kind === "staff" ? monitor.personId : "", role: "monitor" });
  await say("chart-dose", ago, { doseId: newId(), orderId, kind: "first", ...drug, amount: dose, lotId: null, site: "" });
  return { patient, sessionId, path: `${at}/rems-form` };
};
const owed = async ({ episodeId }: Patient, as: Caller) => {
  const { body } = await clinic.call({ as, path: "/api/rems/owed-forms" });
  return JSON.parse(JSON.stringify(body)).forms.filter((one: { episodeId: string }) => one.episodeId === episodeId);
};

test("[REMS-10] the form of a session is filled from its record, and says what it is missing", async () => {
  const { path } = await dosed();
  const { status, body } = await clinic.call({ as: clinic.staff("coordinator"), path });
  expect(status).toBe(200);
  const { fields, missing, state, rules } = JSON.parse(JSON.stringify(body));
  const session = fields.find((one: { code: string }) => one.code === "session");
  expect(session.items[1]).toMatchObject({ code: "dose", answer: { kind: "value", text: "56 mg" } });
  expect(missing).toEqual(expect.arrayContaining(["setting.name", "session.lotNumber", "bloodPressure.before"]));
  expect(state).toBe("due");
  expect(rules.map(({ rule, status: standing }: { rule: string; status: string }) => [rule, standing])).toEqual(
    expect.arrayContaining([
      ["REMS-01", "unmet"],
      ["REMS-07", "unmet"],
    ]),
  );
  expect((await clinic.call({ as: clinic.staff("coordinator", 1), path })).status).toBe(404);
});

test("[REMS-05] [REMS-13] a form is owed from the first device until a person records it as submitted, and again when that was an error", async () => {
  const { patient, sessionId, path } = await dosed();
  const coordinator = clinic.staff("coordinator");
  expect(await owed(patient, coordinator)).toMatchObject([{ sessionId, state: "due" }]);
  expect(await owed(patient, clinic.staff("coordinator", 1))).toEqual([]);
  const { sessionOn } = JSON.parse(JSON.stringify((await clinic.call({ as: coordinator, path })).body));
  const at = `/api/episodes/${patient.episodeId}/rems`;
  const form = { sessionId, sessionOn, submittedOn: sessionOn, how: "fax", reference: "PMF-1", missing: [] };
  expect((await send(clinic.staff("therapist"), `${at}/record-form-submitted`, form)).status).toBe(403);
  expect((await send(coordinator, `${at}/record-form-submitted`, form)).status).toBe(200);
  expect(await owed(patient, coordinator)).toEqual([]);
  expect((await clinic.call({ as: coordinator, path })).body).toMatchObject({ state: "submitted", submitted: { reference: "PMF-1" } });
  expect((await send(coordinator, `${at}/enter-form-submission-in-error`, { sessionId, reason: "Not sent" })).status).toBe(200);
  expect(await owed(patient, coordinator)).toHaveLength(1);
});

test("[REMS-14] the coverage packet of an empty chart names everything as missing, and nothing as met", async () => {
  const { episodeId } = await clinic.admit(1);
  const { body } = await clinic.call({ as: clinic.staff("coordinator", 1), path: `/api/episodes/${episodeId}/rems/coverage` });
  const { packets } = JSON.parse(JSON.stringify(body));
  expect(packets).toHaveLength(6);
  for (const { payer, items } of packets)
    expect([payer, new Set(items.map(({ status }: { status: string }) => status))]).toEqual([payer, new Set(["unknown"])]);
  expect((await clinic.call({ as: clinic.staff("coordinator"), path: `/api/episodes/${episodeId}/rems/coverage` })).status).toBe(404);
});

test("a training session owes no form", async () => {
  const { patient } = await dosed(0, 60, true);
  expect(await owed(patient, clinic.staff("coordinator"))).toEqual([]);
});
