import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

import type { Connection } from "../src/platform/database/database.ts";
import { startEmbeddedPostgres } from "../src/platform/database/embedded/start-embedded-postgres.ts";
import { dropTestRun, prepareTemplate } from "../src/platform/database/test-template.ts";
import { clearAbandoned, endAtOnce } from "./abandoned-postgres.ts";

type Server = { readonly connection: Connection; readonly stop: () => Promise<void> };

const startOwn = async (): Promise<Server> => {
  await clearAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `kapstone-test-${process.pid}-`));
  let pid: number | undefined;
  // Vitest leaves at once on a signal, without its teardown: what can still be done then is synchronous.
  const onExit = (): void => endAtOnce(pid, folder);
  process.once("exit", onExit);
  const server = await startEmbeddedPostgres({ dataDirectory: folder });
  pid = server.started ? server.pid : undefined;
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    process.off("exit", onExit);
  };
  return { connection: server.connection, stop };
};

const startServer = async (): Promise<Server> => {
  const url = process.env["DATABASE_URL"];
  return url === undefined || url === "" ? startOwn() : { connection: { connectionString: url }, stop: () => Promise.resolve() };
};

/** Gives the whole test run one PostgreSQL and a migrated template, and takes both away when it ends. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await startServer();
  const run = { connection: server.connection, prefix: `kapstone_test_${randomBytes(5).toString("hex")}` };
  const tearDown = async (): Promise<void> => {
    await dropTestRun(run).finally(server.stop);
  };
  try {
    await prepareTemplate(run);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("postgres", run);
  return tearDown;
};
