import { randomBytes } from "node:crypto";
import { inject } from "vitest";

import type { Uuid } from "#kernel/ids.ts";

import { newId } from "../ambient/new-id.ts";
import { openDatabase, type Connection, type Database } from "./database.ts";
import { asOwner, templateOf, withDatabase, type TestRun } from "./test-template.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestRun;
  }
}

export type TestDatabase = {
  readonly database: Database;
  /** As the owner of the schema: sees every clinic. */
  readonly connection: Connection;
  readonly clinics: readonly [Uuid, Uuid];
  readonly close: () => Promise<void>;
};

const addClinic = (connection: Connection, clinicId: Uuid, slug: string, timeZone: string): Promise<unknown> =>
  asOwner(connection, (owner) =>
    owner.query("insert into clinic (clinic_id, slug, name, time_zone) values ($1, $2, $2, $3)", [clinicId, slug, timeZone]),
  );

/**
 * A freshly made, migrated database with two clinics, for one test file alone: open it in `beforeAll`, close it in `afterAll`.
 * @param options.connections the most connections that `database` opens
 */
export const openTestDatabase = async (options: { readonly connections?: number } = {}): Promise<TestDatabase> => {
  const run = inject("postgres");
  const name = `${run.prefix}_${randomBytes(5).toString("hex")}`;
  await asOwner(run.connection, (owner) => owner.query(`create database ${name} template ${templateOf(run)}`));
  const connection = withDatabase(run.connection, name);
  const clinics = [newId(), newId()] as const;
  await addClinic(connection, clinics[0], "first-clinic", "America/New_York");
  await addClinic(connection, clinics[1], "second-clinic", "Pacific/Auckland");
  const database = openDatabase(connection, options);
  const close = async (): Promise<void> => {
    await database.close();
    await asOwner(run.connection, (owner) => owner.query(`drop database if exists ${name} with (force)`));
  };
  return { database, connection, clinics, close };
};
