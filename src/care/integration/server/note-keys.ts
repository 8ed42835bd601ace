import { createHash, hkdfSync } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";

/** Whose notes a key opens. */
export type NoteOwner = { readonly clinicId: Uuid; readonly authorId: Uuid };

/** Keys of psychotherapy notes: one for each clinic and author, under the server's secret of now or one of before. */
export type NoteKeys = {
  /** Names the secret of now; it says nothing about it. */
  readonly currentId: string;
  /** All secrets that can still be used, the one of now first. */
  readonly ids: readonly string[];
  /** Undefined when this server does not have that secret. */
  readonly keyOf: (keyId: string, owner: NoteOwner) => Buffer | undefined;
};

const derive = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `kapstone psychotherapy note ${purpose}`, 32));

const idOf = (secret: Uint8Array): string => createHash("sha256").update(derive(secret, "id")).digest("hex").slice(0, 16);

/**
 * Derives the keys (HKDF-SHA-256).
 * @param secret at least 32 random bytes; losing it makes the notes unreadable for everybody
 * @param earlier secrets of before, so that their notes can still be opened
 */
export const noteKeys = (secret: Uint8Array, earlier: readonly Uint8Array[] = []): NoteKeys => {
  if ([secret, ...earlier].some(({ length }) => length < 32)) throw new Error("A secret of psychotherapy notes has at least 32 bytes.");
  const secrets = new Map([secret, ...earlier].map((one) => [idOf(one), one]));
  return {
    currentId: idOf(secret),
    ids: [...secrets.keys()],
    keyOf: (keyId, { clinicId, authorId }) => {
      const known = secrets.get(keyId);
      return known && derive(known, `${clinicId} ${authorId}`);
    },
  };
};
