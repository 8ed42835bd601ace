import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type TestClinic } from "#care/measures/server/test-clinic.ts";
import type { NumberSetting } from "#kernel/setting.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { appendForTest } from "#platform/event-log/test-append.ts";
import type { Caller } from "#platform/identity/caller.ts";
import type { StaffRole } from "#platform/identity/permissions.ts";

import { protocolStream } from "../rules/protocol-record.ts";
import { protocolProjection } from "./protocol-projection.ts";
import { readProtocol } from "./read-protocol.ts";
import { protocolRoutes } from "./routes.ts";
import { setForTest } from "./test-protocol.ts";

const hold: NumberSetting<"mm[Hg]"> = {
  kind: "number",
  key: "preDose.sbp.hold",
  label: "Hold from",
  value: 160,
  unit: "mm[Hg]",
  absolute: [120, 200],
  recommended: [140, 180],
  evidence: "proposal",
  sources: ["proposed-default"],
  owner: "medical-director",
};

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic([protocolProjection], (routes) =>
    protocolRoutes(
      routes,
      [{ code: "session", label: "Dosing session", settings: [hold] }],
      [{ label: "Dosing session", rules: [{ name: "DOSE-6", sources: ["spravato-pi", "proposed-default"] }] }],
    ),
  );
});
afterAll(() => clinic.close());

/** Somebody with a sign-in that was proved `minutesAgo`. */
const signedIn = async (role: StaffRole, minutesAgo = 0, of: 0 | 1 = 0): Promise<Caller> => {
  const caller = clinic.staff(role, of);
  if (caller.kind !== "staff") throw new Error("No member of staff.");
  const { clinicId, personId, signInId } = caller;
  const at = Temporal.Now.instant().subtract({ minutes: minutesAgo });
  await inClinic(clinic.test.database, clinicId, async (tx) => {
    await tx.all(statement`insert into staff (clinic_id, staff_id, display_name, email, joined_at)
      values (${clinicId}, ${personId}, ${`A ${role}`}, ${`${personId}@example.org`}, ${at})`);
    await tx.all(statement`
      insert into sign_in (clinic_id, sign_in_id, token_hash, person_kind, person_id, state, method, user_agent, started_at, confirmed_at,
                           last_seen_at, expires_at)
      values (${clinicId}, ${signInId}, ${Buffer.from(newId())}, 'staff', ${personId}, 'active', 'password', '', ${at}, ${at}, ${at},
              ${at.add({ hours: 48 })})`);
  });
  return caller;
};

const sign = (as: Caller, body: object, changeId = newId()) =>
  clinic.call({
    as,
    method: "POST",
    path: `/api/protocol/changes/${changeId}/sign`,
    body: { key: hold.key, seen: 160, reason: "Trial", ...body },
    commandId: newId(),
  });

const inForce = (of: 0 | 1 = 0) => inClinic(clinic.test.database, clinic.test.clinics[of], readProtocol);

test("[PRO-11] a signature needs a fresh proof of the person, and a role", async () => {
  expect(await sign(await signedIn("medical-director", 24 * 60), { value: 150 })).toMatchObject({
    status: 403,
    body: { type: "/problems/prove-first" },
  });
  expect(await sign(await signedIn("prescriber"), { value: 150 })).toMatchObject({ status: 403 });
  expect(await sign(await signedIn("administrator"), { value: 150 })).toMatchObject({ status: 403 });
  expect(await inForce()).toEqual({ version: 0, values: {} });
});

test("a change within the recommended bounds is in force at once, for this clinic alone, and on record", async () => {
  const director = await signedIn("medical-director");
  expect(await sign(director, { value: 150 })).toMatchObject({ status: 200 });
  expect(await inForce()).toEqual({ version: 1, values: { [hold.key]: 150 } });
  expect(await inForce(1)).toEqual({ version: 0, values: {} });
  const page = await clinic.call({ as: clinic.staff("monitor"), path: "/api/protocol" });
  expect(page.body).toMatchObject({
    version: 1,
    settings: [{ key: hold.key, value: 150, shipped: 160, unit: "mm[Hg]" }],
    changes: [
      { value: 150, previous: 160, reason: "Trial", outcome: "in-force", signedBy: { name: "A medical-director" }, protocolVersion: 1 },
    ],
  });
});

test("a change outside of them waits for a second person", async () => {
  const [director, second] = [await signedIn("medical-director"), await signedIn("prescriber")];
  const changeId = newId();
  expect(await sign(director, { value: 190, seen: 150 }, changeId)).toMatchObject({ status: 200 });
  expect((await inForce()).values).toEqual({ [hold.key]: 150 });
  const path = `/api/protocol/changes/${changeId}/confirm`;
  expect(await clinic.call({ as: director, method: "POST", path, body: {}, commandId: newId() })).toMatchObject({
    status: 409,
    body: { rule: "PRO-5" },
  });
  expect(await clinic.call({ as: second, method: "POST", path, body: {}, commandId: newId() })).toMatchObject({ status: 200 });
  expect((await inForce()).values).toEqual({ [hold.key]: 190 });
});

test("going back to the shipped default leaves nothing of the clinic's own", async () => {
  const director = await signedIn("medical-director");
  expect(await sign(director, { value: null, seen: 190 })).toMatchObject({ status: 200 });
  expect(await inForce()).toEqual({ version: 3, values: {} });
});

test("any role reads every reference with its citation and what rests on it", async () => {
  const { status, body } = await clinic.call({ as: clinic.staff("auditor"), path: "/api/sources" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    sources: expect.arrayContaining([
      expect.objectContaining({
        id: "spravato-pi",
        short: "Spravato PI",
        standing: "looked-up",
        rests: [{ label: "Dosing session", settings: [], rules: ["DOSE-6"] }],
      }),
      expect.objectContaining({
        id: "proposed-default",
        url: null,
        rests: [{ label: "Dosing session", settings: ["Hold from"], rules: ["DOSE-6"] }],
      }),
    ]),
  });
});

test("[PRO-2] [PRO-9] changes of a setting that no longer exists are read for ever: they stand in the history, and one that waits is declined", async () => {
  const director = await signedIn("medical-director", 0, 1);
  const [inForceId, waitingId] = [newId(), newId()];
  const place = {
    clinicId: clinic.test.clinics[1],
    episodeId: clinic.test.clinics[1],
    streamId: clinic.test.clinics[1],
    actor: { kind: "staff", id: newId() },
  } as const;
  const signed = (changeId: string, needsSecond: boolean) => ({
    type: "setting-change-signed" as const,
    ...{ changeId, key: "rems.monitorMin", value: 150, previous: 120, shipped: 120, unit: "min", reason: "Our patients are old." },
    needsSecond,
  });
  await appendForTest(
    clinic.test.database,
    place,
    protocolStream,
    signed(inForceId, false),
    { type: "setting-changed", changeId: inForceId, key: "rems.monitorMin", value: 150, protocolVersion: 1 },
    signed(waitingId, true),
  );
  await setForTest(clinic.test.database, place.clinicId, { key: "rems.monitorMin", value: 150 });
  expect((await inForce(1)).values).toMatchObject({ "rems.monitorMin": 150 });
  const page = await clinic.call({ as: director, path: "/api/protocol" });
  expect(page).toMatchObject({
    status: 200,
    body: {
      settings: [{ key: hold.key }],
      changes: expect.arrayContaining([
        expect.objectContaining({ changeId: inForceId, key: "rems.monitorMin", outcome: "in-force" }),
        expect.objectContaining({ changeId: waitingId, outcome: "waiting" }),
      ]),
    },
  });
  const answer = (act: string, body: object) =>
    clinic.call({ as: director, method: "POST", path: `/api/protocol/changes/${waitingId}/${act}`, body, commandId: newId() });
  expect(await answer("confirm", {})).toMatchObject({ status: 409, body: { rule: "PRO-2" } });
  expect(await answer("end", { note: "It is one setting with the session's now." })).toMatchObject({ status: 200 });
});
