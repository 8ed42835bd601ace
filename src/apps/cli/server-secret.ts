import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The demo's secret: made once and kept in its data folder, readable by its owner alone. */
export const demoSecret = async (dataFolder: string): Promise<Uint8Array> => {
  const file = join(dataFolder, "secret");
  const known = await readFile(file).catch(() => undefined);
  if (known !== undefined && known.length >= 32) return known;
  const made = randomBytes(32);
  // Two that start at once make one each; the first that is whole counts.
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, made, { mode: 0o600 });
  await link(aside, file).catch(() => undefined);
  await rm(aside);
  return readFile(file);
};
