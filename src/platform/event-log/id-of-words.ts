import { createHash } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";

/** The same words give the same id (RFC 9562, version 8), so that what is concluded twice is one command. */
export const idOfWords = (...words: readonly string[]): { readonly id: Uuid; readonly digest: Buffer } => {
  const digest = createHash("sha256").update(words.join("|")).digest();
  const hex = digest.subarray(0, 16).toString("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return { id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`, digest };
};
