import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const period = 30;

const totpOf = (secret: Buffer, label = "", issuer = ""): TOTP =>
  new TOTP({ algorithm: "SHA1", digits: 6, period, issuer, label, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) });

/** A new secret of 20 bytes, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(20);

/** What an authenticator app takes in: the secret to type, and the address to show as a QR code. */
export const totpEnrolment = (secret: Buffer, label: string, issuer: string): { readonly secret: string; readonly address: string } => {
  const totp = totpOf(secret, label, issuer);
  return { secret: totp.secret.base32, address: totp.toString() };
};

/**
 * The time step whose code this is, one step either side of now included (RFC 6238, 5.2); undefined when it is none of them.
 * Store the step: a code whose step is not later than the last one used must not count again.
 */
export const totpStep = (secret: Buffer, code: string, epochMilliseconds: number): number | undefined => {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: epochMilliseconds, window: 1 });
  return delta === null ? undefined : Math.floor(epochMilliseconds / 1000 / period) + delta;
};

/** The code of a moment; for tests and for showing what a device would show. */
export const totpCode = (secret: Buffer, epochMilliseconds: number): string => totpOf(secret).generate({ timestamp: epochMilliseconds });
