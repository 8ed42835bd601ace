import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type pg from "pg";

import { migrateJobs } from "../jobs/migrate-jobs.ts";
import { connectAsOwner, type Connection } from "./database.ts";

const folder = new URL("../../../db/migrations/", import.meta.url);

/** Any number works; it only has to be the same in every process that migrates. */
const migrationLock = 4_780_001;

type Migration = { readonly name: string; readonly text: string; readonly digest: string };

const readMigrations = async (): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), "utf8");
      return { name, text, digest: createHash("sha256").update(text).digest("hex") };
    }),
  );
};

const applied = async (client: pg.Client): Promise<ReadonlyMap<string, string>> => {
  await client.query(
    "create table if not exists schema_migration (name text primary key, digest text not null, applied_at timestamptz not null default now())",
  );
  const { rows } = await client.query<{ name: string; digest: string }>("select name, digest from schema_migration");
  return new Map(rows.map((row) => [row.name, row.digest]));
};

const apply = async (client: pg.Client, migration: Migration): Promise<void> => {
  await client.query("begin");
  try {
    await client.query(migration.text);
    await client.query("insert into schema_migration (name, digest) values ($1, $2)", [migration.name, migration.digest]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${migration.name} failed; the database is as it was before it.`, { cause: error });
  }
};

/**
 * Brings the database to the newest schema. Forward only; each file runs once, in its own transaction; several processes may call
 * it at once. Throws when a file that already ran has changed since.
 * @returns the names of the migrations that ran now
 */
export const migrate = async (connection: Connection): Promise<readonly string[]> => {
  const client = await connectAsOwner(connection);
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const done = await applied(client);
    const ran: string[] = [];
    for (const migration of await readMigrations()) {
      const before = done.get(migration.name);
      if (before === migration.digest) continue;
      if (before !== undefined) throw new Error(`Migration ${migration.name} has changed since it ran here. Migrations are never edited.`);
      await apply(client, migration);
      ran.push(migration.name);
    }
    await migrateJobs(connection);
    return ran;
  } finally {
    await client.end();
  }
};
