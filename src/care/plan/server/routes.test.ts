import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type Patient, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import { micrograms } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { appendForTest } from "#platform/event-log/test-append.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { planProjection } from "./plan-projection.ts";
import { planRoutes } from "./routes.ts";

let clinic: TestClinic;
let prescriber: Caller;
beforeAll(async () => {
  clinic = await openTestClinic([planProjection], planRoutes);
  prescriber = clinic.staff("prescriber");
});
afterAll(() => clinic.close());

const acceptScreening = async ({ episodeId }: Patient): Promise<void> => {
  const decidedBy = newId();
  const place = { clinicId: clinic.test.clinics[0], episodeId, streamId: episodeId, actor: { kind: "staff", id: decidedBy } as const };
  const reading = { gate: "ADMIT" as const, conditions: [], overrides: [] };
  const decided = { decision: "accept", reading, addressed: [], screensRead: true, note: "", decidedBy } as const;
  await appendForTest(clinic.test.database, place, screeningStream, { type: "screening-decided", ...decided, addressed: [] });
};

const post = (patient: Patient, act: string, body: object, as = prescriber, commandId = newId()) =>
  clinic.call({ as, method: "POST", path: `/api/episodes/${patient.episodeId}/${act}`, body, commandId });

const planOf = async (patient: Patient, as = prescriber) =>
  (await clinic.call({ as, path: `/api/episodes/${patient.episodeId}/plan` })).body;

const order = (milligrams = 35) => ({
  route: "IM",
  form: "solution",
  asked: { kind: "amount", dose: micrograms(milligrams * 1000) },
  strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } },
  boosterMaximum: micrograms(Math.floor(milligrams / 2) * 1_000),
  shownDose: micrograms(milligrams * 1000),
  note: "",
  reasons: [],
});

/** A patient for whom everything that an order needs is on record. */
const ready = async (): Promise<Patient> => {
  const patient = await clinic.admit();
  await acceptScreening(patient);
  const acts = [
    post(patient, "record-weight", { enteredAs: { value: 154.4, unit: "[lb_av]" }, source: "measured-here" }, clinic.staff("monitor")),
    post(patient, "record-height", { enteredAs: { value: 69, unit: "[in_i]" } }, clinic.staff("monitor")),
    post(patient, "reconcile-medicines", { none: true, medicines: [], note: "" }),
    post(patient, "record-monitoring-check", { result: "nothing-of-concern", note: "" }),
  ];
  expect((await Promise.all(acts)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  return patient;
};

test("an order is signed through an open gate and keeps what the gate saw", async () => {
  const patient = await ready();
  const orderId = newId();
  expect(await post(patient, `orders/${orderId}/sign`, order())).toMatchObject({ status: 200 });
  expect(await planOf(patient)).toMatchObject({
    weights: [{ weight: { value: 70.035, unit: "kg" }, enteredAs: { value: 154.4, unit: "[lb_av]" } }],
    orders: [
      {
        orderId,
        dose: micrograms(35_000),
        dosePerWeight: { value: 0.5, unit: "mg/kg" },
        measure: { kind: "volume", volume: { value: 700, unit: "uL" } },
        reading: { gate: "ORDER", overrides: [] },
        ended: null,
      },
    ],
  });
});

test("[ORDER-2] [ORDER-4] an order before anything is known is refused by its first hard condition, and nothing is kept", async () => {
  const patient = await clinic.admit();
  expect(await post(patient, `orders/${newId()}/sign`, order())).toMatchObject({ status: 409, body: { rule: "ORDER-2" } });
  await acceptScreening(patient);
  expect(await post(patient, `orders/${newId()}/sign`, order())).toMatchObject({ status: 409, body: { rule: "ORDER-3" } });
  expect(await planOf(patient)).toMatchObject({ orders: [] });
});

test("[ORDER-1] only a prescriber signs: a therapist, a monitor and the patient may not", async () => {
  const patient = await ready();
  for (const as of [clinic.staff("therapist"), clinic.staff("monitor"), patient.caller]) {
    expect(await post(patient, `orders/${newId()}/sign`, order(), as)).toMatchObject({ status: 403 });
  }
});

test("[ORDER-14] a newer order takes the place of the one before, in the log and in the table", async () => {
  const patient = await ready();
  const [first, second] = [newId(), newId()];
  await post(patient, `orders/${first}/sign`, order());
  await post(patient, `orders/${second}/sign`, order(30));
  await post(patient, `orders/${second}/cancel`, { reason: "Patient is unwell." });
  expect(await planOf(patient)).toMatchObject({
    orders: [{ ended: { how: "replaced" } }, { ended: { how: "cancelled", reason: "Patient is unwell." } }],
  });
  const kept = await asOwner(clinic.test.connection, (owner) =>
    owner.query("select order_id, ended_as from treatment_order where episode_id = $1 order by signed_at", [patient.episodeId]),
  );
  expect(kept.rows).toEqual([
    { order_id: first, ended_as: "replaced" },
    { order_id: second, ended_as: "cancelled" },
  ]);
});

test("[PLAN-4] a plan is set, set again, and only the newest stands in its row", async () => {
  const patient = await ready();
  const goals = [{ kind: "symptom-relief", text: "Sleep through the night", measure: "phq9" }];
  const plan = {
    condition: "ptsd",
    goals,
    sessions: 6,
    spacing: { value: 7, unit: "d" },
    route: "IM",
    therapistId: null,
    modality: "ifs",
    risks: "",
  };
  expect(await post(patient, "set-plan", { ...plan, goals: [] })).toMatchObject({ status: 409, body: { rule: "PLAN-4" } });
  expect(await post(patient, "set-plan", plan)).toMatchObject({ status: 200 });
  expect(await post(patient, "set-plan", { ...plan, sessions: 8 })).toMatchObject({ status: 200 });
  expect(await planOf(patient, clinic.staff("therapist"))).toMatchObject({
    plan: { condition: "ptsd", sessions: 8 },
    facts: { condition: "ptsd" },
  });
  const kept = await asOwner(clinic.test.connection, (owner) =>
    owner.query("select sessions from treatment_plan where episode_id = $1", [patient.episodeId]),
  );
  expect(kept.rows).toEqual([{ sessions: 8 }]);
});

test("another clinic sees neither plan nor orders", async () => {
  const patient = await ready();
  expect(await clinic.call({ as: clinic.staff("prescriber", 1), path: `/api/episodes/${patient.episodeId}/plan` })).toMatchObject({
    status: 404,
  });
  expect(await post(patient, "set-plan", {}, clinic.staff("prescriber", 1))).toMatchObject({ status: 422 });
});
