import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";

import { currentCost, hashPassword, nobodysHash, verifyPassword } from "./hash-password.ts";
import { newRecoveryCode, recoveryCodeHash } from "./recovery-code.ts";
import { seal, unseal } from "./seal.ts";
import { newSecret, secretPattern } from "./secret-token.ts";
import { serverKeys } from "./server-keys.ts";

test("a password hash is a PHC string of argon2id at OWASP's cost, different each time", async () => {
  const [one, other] = await Promise.all([hashPassword("ochre lantern"), hashPassword("ochre lantern")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await verifyPassword("ochre lantern", one)).toEqual({ matches: true, isWeak: false });
  expect((await verifyPassword("ochre lanterm", one)).matches).toBe(false);
});

test("a hash of another implementation is read (reference argon2 command line, version 20190702)", async () => {
  // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
  const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect((await verifyPassword("password", reference)).matches).toBe(true);
});

test("a hash of yesterday's cost is right, and known to be weak", async () => {
  const weak = await hashPassword("ochre lantern", undefined, { ...currentCost, memory: 8_192 });
  expect(await verifyPassword("ochre lantern", weak)).toEqual({ matches: true, isWeak: true });
});

test("a PIN's hash is worth nothing without the server's pepper", async () => {
  const { pin } = serverKeys(randomBytes(32));
  const hash = await hashPassword("4071", pin);
  expect((await verifyPassword("4071", hash, pin)).matches).toBe(true);
  expect((await verifyPassword("4071", hash)).matches).toBe(false);
});

test("nobody's hash matches nothing that people type", async () => {
  expect((await verifyPassword("", nobodysHash)).matches).toBe(false);
});

test("a sealed secret opens under its key and place alone", () => {
  const { seal: key } = serverKeys(randomBytes(32));
  const sealed = seal(key, "totp a", Buffer.from("secret"));
  expect(unseal(key, "totp a", sealed)?.toString()).toBe("secret");
  expect(unseal(key, "totp b", sealed)).toBeUndefined();
  expect(unseal(serverKeys(randomBytes(32)).seal, "totp a", sealed)).toBeUndefined();
  const changed = Buffer.from(sealed).fill(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
  expect(unseal(key, "totp a", changed)).toBeUndefined();
  expect(sealed.includes("secret")).toBe(false);
});

test("the server's key must be long enough", () => {
  expect(() => serverKeys(randomBytes(31))).toThrow("at least 32 bytes");
});

test("a recovery code is found again however it is written", () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^[2-9a-hjkmnp-tv-z]{4}(-[2-9a-hjkmnp-tv-z]{4}){3}$/);
  expect(recoveryCodeHash(` ${code.toUpperCase().replaceAll("-", " ")} `)).toEqual(recoveryCodeHash(code));
  expect(newRecoveryCode()).not.toBe(code);
});

test("a secret is 32 random bytes", () => {
  expect(newSecret()).toMatch(secretPattern);
  expect(newSecret()).not.toBe(newSecret());
});
