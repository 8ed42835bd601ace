import { act, RequestProblem } from "#platform/http/browser/client.ts";

import { musicContract } from "../../contract.ts";
import type { Licence } from "../../rules/data/licences.ts";
import { partBounds, partsOf } from "../../rules/file-parts.ts";
import type { SoundFigures } from "./measure-sound.ts";

export type Described = { readonly title: string; readonly licence: Licence; readonly source: string };

const inBase64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

const inHex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");

/** The SHA-256 of a file, in hex. */
const hashOf = async (bytes: ArrayBuffer): Promise<string> => inHex(await crypto.subtle.digest("SHA-256", bytes));

/** Whether the same may be sent again later: the network or the server was away, or nobody is signed in. */
export const isPassing = (error: unknown): boolean =>
  error instanceof RequestProblem &&
  (error.problem.status === 0 || error.problem.status === 401 || error.problem.status === 429 || error.problem.status >= 500);

export type Sending = {
  readonly trackId: string;
  readonly described: Described;
  readonly figures: SoundFigures;
  readonly bytes: ArrayBuffer;
  /** The piece to begin with: those before it have arrived. */
  readonly from: number;
  readonly isOff: () => boolean;
  readonly onPart: (sentParts: number) => void;
};

/** Sends a file in its pieces and makes it whole. Every step may be sent again. Throws `RequestProblem`; false: it was called off. */
export const sendFile = async ({ trackId, described, figures, bytes, from, isOff, onPart }: Sending): Promise<boolean> => {
  const params = { trackId };
  const size = bytes.byteLength;
  await act(musicContract.beginTrack, { params, body: { ...described, ...figures, size } });
  for (let part = from; part < partsOf(size); part += 1) {
    if (isOff()) return false;
    const bounds = partBounds(size, part);
    const base64 = inBase64(new Uint8Array(bytes, bounds.from, bounds.to - bounds.from));
    await act(musicContract.addPart, { params, body: { part, base64 } });
    onPart(part + 1);
  }
  if (isOff()) return false;
  await act(musicContract.finishTrack, { params, body: { sha256: await hashOf(bytes) } });
  return true;
};

/** Lets the server forget what has come of a file. What is left after a lost network goes by itself within a day. */
export const callOff = async (trackId: string): Promise<void> => {
  await act(musicContract.cancelTrack, { params: { trackId }, body: {} }).catch(() => undefined);
};
