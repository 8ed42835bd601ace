import * as z from "zod/mini";

import { musicContract } from "../../contract.ts";
import { partBounds, partsOf } from "../../rules/file-parts.ts";
import { filesToLetGo } from "../../rules/files-to-let-go.ts";
import type { PlayFile } from "../sound/play-file.ts";

// Recordings alone, under the digest of what is in them: nothing of a patient, nothing of a person, and no address of the interface.
const cacheName = "kapstone-music";
const folder = "/kept-music/";
const addressOf = (sha256: string): string => `${folder}${sha256}`;
const usedKey = "kapstone-music-used";
const usedShape = z.record(z.string(), z.number());

export type KeepingProblem = "no-store" | "no-room" | "no-network";

const readUsed = (): Record<string, number> => {
  try {
    return z.safeParse(usedShape, JSON.parse(localStorage.getItem(usedKey) ?? "{}")).data ?? {};
  } catch {
    return {};
  }
};

/** Remembers when files were last used here; without a memory they stay until no list has them. */
const writeUsed = (used: Readonly<Record<string, number>>): void => {
  try {
    localStorage.setItem(usedKey, JSON.stringify(used));
  } catch {
    // Nothing to be done: see above.
  }
};

/** Undefined where the browser keeps nothing, as without https. */
const openCache = async (): Promise<Cache | undefined> =>
  "caches" in globalThis ? caches.open(cacheName).catch(() => undefined) : undefined;

const fetchPart = async ({ trackId, size }: PlayFile, part: number): Promise<ArrayBuffer> => {
  const { from, to } = partBounds(size, part);
  const address = musicContract.readAudio.path.replace(":trackId", trackId);
  const response = await fetch(address, { headers: { range: `bytes=${from}-${to - 1}` } });
  if (!response.ok) throw new Error(`The file was answered with ${response.status}.`);
  return response.arrayBuffer();
};

/** Pieces that are asked for at a time: a piece is small, and the way to the server may be long. */
const atATime = 4;

/** Fetches a whole file in its pieces. Rejects when the network or the server is away. */
const fetchWhole = async (file: PlayFile): Promise<Blob> => {
  const pieces: ArrayBuffer[] = [];
  const parts = Array.from({ length: partsOf(file.size) }, (_, part) => part);
  for (let from = 0; from < parts.length; from += atATime) {
    pieces.push(...(await Promise.all(parts.slice(from, from + atATime).map((part) => fetchPart(file, part)))));
  }
  const whole = new Blob(pieces, { type: file.mediaType });
  if (whole.size !== file.size) throw new Error("The file did not come whole.");
  return whole;
};

const onTheirWay = new Map<string, Promise<Blob>>();

/** What is kept and what is played may ask for one file at once: it is fetched once. */
const fetchFile = (file: PlayFile): Promise<Blob> => {
  const known = onTheirWay.get(file.sha256);
  if (known !== undefined) return known;
  const fetching = fetchWhole(file).finally(() => onTheirWay.delete(file.sha256));
  onTheirWay.set(file.sha256, fetching);
  return fetching;
};

/** Which of the clinic's files are on this tablet, by their digest. */
export const keptFiles = async (): Promise<ReadonlySet<string>> => {
  const cache = await openCache();
  const addresses = (await cache?.keys()) ?? [];
  return new Set(addresses.map(({ url }) => new URL(url).pathname.slice(folder.length)));
};

const put = async (cache: Cache, { sha256, mediaType }: PlayFile, file: Blob): Promise<void> =>
  cache.put(addressOf(sha256), new Response(file, { headers: { "content-type": mediaType } }));

/** A file as it is kept here, else fetched, and kept if there is room. Rejects when it can be had from nowhere. */
export const loadFile = async (file: PlayFile): Promise<Blob> => {
  const cache = await openCache();
  writeUsed({ ...readUsed(), [file.sha256]: Temporal.Now.instant().epochMilliseconds });
  const kept = await cache?.match(addressOf(file.sha256));
  if (kept !== undefined) return kept.blob();
  const fetched = await fetchFile(file);
  if (cache !== undefined) await put(cache, file, fetched).catch(() => undefined);
  return fetched;
};

/** Keeps a file on this tablet; answers what stood in the way. */
export const keepFile = async (file: PlayFile): Promise<KeepingProblem | null> => {
  const cache = await openCache();
  if (cache === undefined) return "no-store";
  if ((await cache.match(addressOf(file.sha256))) !== undefined) return null;
  const fetched = await fetchFile(file).catch(() => undefined);
  if (fetched === undefined) return "no-network";
  const isKept = await put(cache, file, fetched).then(
    () => true,
    () => false,
  );
  if (!isKept) return "no-room";
  writeUsed({ ...readUsed(), [file.sha256]: Temporal.Now.instant().epochMilliseconds });
  return null;
};

/** Lets go of what no list has any more, and of what was not used for long (MUS-22). */
export const letGo = async (inLists: ReadonlySet<string>): Promise<void> => {
  const cache = await openCache();
  if (cache === undefined) return;
  const used = readUsed();
  const kept = [...(await keptFiles())].map((sha256) => ({ sha256, usedAt: used[sha256] ?? null }));
  const gone = filesToLetGo(kept, inLists, Temporal.Now.instant().epochMilliseconds);
  await Promise.all(gone.map((sha256) => cache.delete(addressOf(sha256))));
  writeUsed(Object.fromEntries(Object.entries(used).filter(([sha256]) => !gone.includes(sha256))));
};
