import { Secret } from "otpauth";
import { expect, test } from "vitest";

import { newTotpSecret, totpCode, totpEnrolment, totpStep } from "./totp.ts";

const secret = Buffer.from("12345678901234567890");

// RFC 6238, appendix B, SHA-1: the last six of the eight digits given there.
const vectors = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const;

test.each(vectors)("at %i s the code is %s, as in the RFC", (seconds, code) => {
  expect(totpCode(secret, seconds * 1000)).toBe(code);
  expect(totpStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test("a code counts one step early or late and no further", () => {
  const at = 1_111_111_111_000;
  const step = Math.floor(at / 30_000);
  const codeAt = (steps: number) => totpCode(secret, at + steps * 30_000);
  expect([-1, 0, 1].map((steps) => totpStep(secret, codeAt(steps), at))).toEqual([step - 1, step, step + 1]);
  expect([-2, 2].map((steps) => totpStep(secret, codeAt(steps), at))).toEqual([undefined, undefined]);
});

test.each(["", "12345", "1234567", "abcdef", "28 7082", "２８７０８２"])("%j is no code", (code) => {
  expect(totpStep(secret, code, 59_000)).toBeUndefined();
});

test("an authenticator app is told the secret, the clinic and the person", () => {
  const { secret: shown, address } = totpEnrolment(secret, "robin@example.org", "Heron Clinic");
  expect(Buffer.from(Secret.fromBase32(shown).bytes)).toEqual(secret);
  const url = new URL(address);
  expect(url.protocol).toBe("otpauth:");
  expect(decodeURIComponent(url.pathname)).toContain("Heron Clinic:robin@example.org");
  expect(url.searchParams.get("secret")).toBe(shown);
  expect(newTotpSecret()).toHaveLength(20);
});
