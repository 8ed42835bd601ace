import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { createDataFolder } from "./fixtures/scratch.ts";
import { startEmbeddedPostgres } from "./start-embedded-postgres.ts";

const snapshot = async (directory: string): Promise<readonly string[]> => {
  const entries = (await readdir(directory, { recursive: true })).toSorted();
  return Promise.all(entries.map(async (entry) => `${entry} ${(await stat(join(directory, entry))).mtimeMs}`));
};

const folderWith = async (where: "cluster" | "root", file: string, text: string) => {
  const folder = await createDataFolder();
  await mkdir(folder[where], { recursive: true });
  await writeFile(join(folder[where], file), text);
  return { folder, before: await snapshot(folder.root) };
};

const cases = [
  ["data of another major version", "cluster", "PG_VERSION", "17\n", "holds data of PostgreSQL 17; this program runs PostgreSQL 18"],
  ["a foreign data directory of another version", "root", "PG_VERSION", "16\n", "holds data of PostgreSQL 16"],
  ["a foreign data directory of our version", "root", "PG_VERSION", "18\n", "is itself a PostgreSQL data directory"],
  ["files of something else", "cluster", "notes.txt", "mine", "holds files but no PostgreSQL cluster"],
] as const;

for (const [what, where, file, text, message] of cases) {
  test(`${what} is refused in plain words and not touched`, async () => {
    const { folder, before } = await folderWith(where, file, text);
    await expect(startEmbeddedPostgres({ dataDirectory: folder.root })).rejects.toThrow(message);
    expect(await snapshot(folder.root)).toEqual(before);
  });
}
