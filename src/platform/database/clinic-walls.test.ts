import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "../ambient/new-id.ts";
import { openSampleLog, sealAll, writeWatch, type SampleLog } from "../event-log/sample-log.ts";
import { statement, type Statement } from "./query.ts";
import { asOwner } from "./test-template.ts";
import { inClinic } from "./transaction.ts";

let sample: SampleLog;
let own: string;
let foreign: string;

beforeAll(async () => {
  sample = await openSampleLog();
  [own, foreign] = sample.clinics;
  for (const clinicId of sample.clinics) {
    await writeWatch(sample.log, clinicId, ["one", "two"]);
    await sealAll(sample.database, clinicId, 3);
    await inClinic(sample.database, clinicId, (tx) => tx.all(patient(clinicId)));
  }
});
afterAll(() => sample.close());

const patient = (clinicId: string): Statement<unknown> => statement`
  insert into patient (clinic_id, patient_id, given_name, family_name, registered_at) values (${clinicId}, ${newId()}, 'Ada', 'Frost', now())`;
const inOwn = <Row>(query: Statement<Row>) => inClinic(sample.database, own, (tx) => tx.all(query));

type Table = { readonly name: string; readonly secured: boolean; readonly policies: number; readonly keyed: boolean };

const readTables = async (): Promise<readonly Table[]> =>
  asOwner(sample.connection, async (owner) => {
    const { rows } = await owner.query<Table>(`
      select c.oid::regclass::text as name, c.relrowsecurity as secured,
        (select count(*)::integer from pg_policy p where p.polrelid = c.oid
          and pg_get_expr(p.polqual, p.polrelid) like '%clinic_id = %current_clinic()%'
          and pg_get_expr(p.polwithcheck, p.polrelid) like '%clinic_id = %current_clinic()%') as policies,
        (select a.attname = 'clinic_id' from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) is true as keyed
      from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped)
      order by 1`);
    return rows;
  });

test("every table with a clinic is closed to other clinics, and its key starts with the clinic", async () => {
  const found = await readTables();
  expect(found.map((table) => table.name)).toEqual(expect.arrayContaining(["event", "stream", "command", "log_seal", "access", "patient"]));
  expect(found.filter((table) => !table.secured || table.policies === 0 || !table.keyed)).toEqual([]);
});

test("no other policy opens a table further, but for the names of clinics", async () => {
  const { rows } = await asOwner(sample.connection, (owner) =>
    owner.query(`select tablename || '.' || policyname as policy from pg_policies
      where schemaname = 'public' and policyname not in ('clinic_only', 'clinic_writes') order by 1`),
  );
  expect(rows).toEqual([{ policy: "clinic.anyone_reads" }]);
});

test("a table without a clinic is one that is known to need none", async () => {
  const { rows } = await asOwner(sample.connection, (owner) =>
    owner.query<{ name: string }>(`select c.relname as name from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped)`),
  );
  expect(rows).toEqual([{ name: "schema_migration" }]);
});

test("a clinic sees no row of another in any table, and changes none", async () => {
  const { rows: before } = await asOwner(sample.connection, (owner) =>
    owner.query("select * from event where clinic_id = $1 order by version", [foreign]),
  );
  for (const { name } of await readTables()) {
    if (name === "clinic") continue;
    const ownerSees = await asOwner(sample.connection, (owner) => owner.query(`select from ${name} where clinic_id = $1`, [foreign]));
    if (["event", "stream", "command", "log_seal", "patient", "watch"].includes(name)) expect(ownerSees.rowCount).toBeGreaterThan(0);
    const raw = (text: string): Statement<unknown> => ({ compile: () => ({ ...statement``.compile(), sql: text, parameters: [foreign] }) });
    expect(await inOwn(raw(`select clinic_id from ${name} where clinic_id = $1`))).toEqual([]);
    const touched = [`update ${name} set clinic_id = clinic_id where clinic_id = $1`, `delete from ${name} where clinic_id = $1`];
    for (const text of touched) {
      await inOwn(raw(`${text} returning 1`)).then(
        (rows) => expect(rows).toEqual([]),
        (error: unknown) => expect(error).toMatchObject({ code: "42501" }),
      );
    }
    const ownerStillSees = await asOwner(sample.connection, (owner) => owner.query(`select from ${name} where clinic_id = $1`, [foreign]));
    expect(ownerStillSees.rowCount).toBe(ownerSees.rowCount);
  }
  const { rows: after } = await asOwner(sample.connection, (owner) =>
    owner.query("select * from event where clinic_id = $1 order by version", [foreign]),
  );
  expect(after).toEqual(before);
});

const crossings: Readonly<Record<string, () => Statement<unknown>>> = {
  "write a patient": () => patient(foreign),
  "write a fact": () => statement`
    insert into event (clinic_id, stream_id, version, episode_id, stream_kind, type, schema_version, payload, observed_at, received_at,
      actor_kind, actor_id, command_id, previous_hash, hash)
    values (${foreign}, ${newId()}, 1, ${newId()}, 'watch', 'started', 1, '{}', now(), now(), 'staff', ${newId()}, ${newId()}, '', '')`,
  "move its own patient": () => statement`update patient set clinic_id = ${foreign}`,
  "seal the log": () => statement`
    insert into log_seal (clinic_id, seal, upto_tx, upto_position, events, previous_hash, hash, sealed_at)
    values (${foreign}, 99, '1', 1, 1, '', '', now())`,
};

for (const [what, query] of Object.entries(crossings)) {
  test(`a clinic cannot ${what} in another`, async () => {
    await expect(inOwn(query())).rejects.toMatchObject({ code: "42501" });
  });
}

test("a connection that no clinic has claimed sees nothing, also after it served one", async () => {
  const client = await sample.database.pool.connect();
  try {
    for (const name of ["event", "stream", "command", "patient"]) expect((await client.query(`select from ${name}`)).rowCount).toBe(0);
  } finally {
    client.release();
  }
});
