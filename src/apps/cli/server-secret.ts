import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The demo's secret: made once and kept in its data folder, readable by its owner alone. */
export const demoSecret = async (dataFolder: string): Promise<Uint8Array> => {
  const file = join(dataFolder, "secret");
  const known = await readFile(file).catch(() => undefined);
  if (known !== undefined && known.length >= 32) return known;
  await mkdir(dataFolder, { recursive: true });
  const made = randomBytes(32);
  await writeFile(file, made, { mode: 0o600, flag: "wx" }).catch(() => undefined);
  return readFile(file);
};
