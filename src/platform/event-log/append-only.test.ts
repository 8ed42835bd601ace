import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "../ambient/new-id.ts";
import { statement } from "../database/query.ts";
import { inClinic } from "../database/transaction.ts";
import { openSampleLog, sealAll, writeWatch, type SampleLog } from "./sample-log.ts";

let sample: SampleLog;
let streamId: string;

beforeAll(async () => {
  sample = await openSampleLog();
  ({ streamId } = await writeWatch(sample.log, sample.clinics[0], ["one"]));
  await sealAll(sample.database, sample.clinics[0], 2);
  await inClinic(sample.database, sample.clinics[0], (tx) =>
    tx.all(statement`insert into access (clinic_id, person_id, person_kind, patient_id, what, why, accessed_at)
      values (${tx.clinicId}, ${newId()}, 'staff', ${newId()}, 'Episode page', 'role: therapist', now())`),
  );
});
afterAll(() => sample.close());

const inFirst = (text: ReturnType<typeof statement>) => inClinic(sample.database, sample.clinics[0], (tx) => tx.all(text));
const notPermitted = { code: "42501" };

const tries = {
  "event, update": statement`update event set payload = '{}'`,
  "event, delete": statement`delete from event`,
  "event, truncate": statement`truncate event cascade`,
  "command, update": statement`update command set digest = ''`,
  "command, delete": statement`delete from command`,
  "command, truncate": statement`truncate command`,
  "log_seal, update": statement`update log_seal set hash = ''`,
  "log_seal, delete": statement`delete from log_seal`,
  "log_seal, truncate": statement`truncate log_seal`,
  "access, update": statement`update access set why = 'no reason'`,
  "access, delete": statement`delete from access`,
  "access, truncate": statement`truncate access`,
  "stream, delete": statement`delete from stream`,
  "stream, truncate": statement`truncate stream`,
  "upsert over a fact": statement`
    insert into event (clinic_id, stream_id, version, episode_id, stream_kind, type, schema_version, payload, observed_at, received_at,
      actor_kind, actor_id, command_id, previous_hash, hash)
    select clinic_id, stream_id, version, episode_id, stream_kind, 'closed', schema_version, payload, observed_at, received_at,
      actor_kind, actor_id, command_id, previous_hash, hash from event
    on conflict (clinic_id, stream_kind, stream_id, version) do update set type = excluded.type`,
  "dropping a trigger's table": statement`drop table event cascade`,
  "switching row-level security off": statement`alter table event disable row level security`,
};

for (const [what, text] of Object.entries(tries)) {
  test(`the application's role may not rewrite the past: ${what}`, async () => {
    await expect(inFirst(text)).rejects.toMatchObject(notPermitted);
  });
}

test("after all of that the log is as it was", async () => {
  const rows = await inFirst(statement`select type from event where stream_id = ${streamId} order by version`);
  expect(rows).toEqual([{ type: "started" }, { type: "noted" }]);
  expect(await inFirst(statement`select why from access`)).toEqual([{ why: "role: therapist" }]);
  expect(await inFirst(statement`select seal from log_seal`)).toEqual([{ seal: 1 }]);
});
