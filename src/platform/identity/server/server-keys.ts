import { hkdfSync } from "node:crypto";

/** Keys for separate purposes, all derived from the server's one secret. */
export type ServerKeys = {
  /** Seals TOTP secrets. */
  readonly seal: Buffer;
  /** Stirred into PIN hashes: a stolen database alone does not yield four digits. */
  readonly pin: Buffer;
  /** Names accounts and addresses in the throttle table without naming them. */
  readonly throttle: Buffer;
};

/**
 * Derives the keys (HKDF-SHA-256).
 * @param secret at least 32 random bytes; losing it makes TOTP enrolments and PINs unusable, and what else is sealed under it unreadable
 */
export const serverKeys = (secret: Uint8Array): ServerKeys => {
  if (secret.length < 32) throw new Error("The server's secret key must have at least 32 bytes.");
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `kapstone identity ${purpose}`, 32));
  return { seal: derive("seal"), pin: derive("pin"), throttle: derive("throttle") };
};
