import { createHash, randomBytes } from "node:crypto";

/** A new secret of 32 random bytes, as 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a secret. It is random, so a plain hash cannot be turned back. */
export const secretHash = (secret: string): Buffer => createHash("sha256").update(secret).digest();

export const secretPattern = /^[A-Za-z0-9_-]{43}$/;
