import { expect, test } from "vitest";

import { normalisedPassword, passwordFault } from "./password-rules.ts";

test("a password has at least twelve characters, counted as people count them", () => {
  expect(passwordFault("ochre lamp7")).toBe("too-short");
  expect(passwordFault("ochre lamp 7")).toBeUndefined();
  expect(passwordFault("🦔🦔🌿 heron")).toBe("too-short");
  expect(passwordFault("x9".repeat(129))).toBe("too-long");
});

test.each(["passwordpassword", "Password1234!", "p@ssw0rd2026!!", "qwertyuiop12", "123456789012", "111111111111", "abcdefghijkl"])(
  "%s is refused, because it is tried first",
  (password) => expect(passwordFault(password)).toBe("too-common"),
);

test.each(["Winter2026!!", "KetamineClinic1", "welcome-to-the-clinic", "ILoveYou2026!", "abcabcabcabcabc", "summer summer"])(
  "%s is refused, because it is common words with decoration",
  (password) => expect(passwordFault(password)).toBe("too-common"),
);

test.each(["ochre lantern meadow 7", "tulip9-Kestrel-barn", "V4!kq_r8Zp.w2", "das Schiff schläft heute", "pålitelig ørn over fjord"])(
  "%s is taken",
  (password) => expect(passwordFault(password)).toBeUndefined(),
);

test("a password that is mostly the person's name or address is refused", () => {
  expect(passwordFault("robin.vale@example.org", ["Robin Vale", "robin.vale@example.org"])).toBe("too-personal");
  expect(passwordFault("robin sees nine herons", ["Robin Vale"])).toBeUndefined();
});

test("the keyboard's way of writing a letter makes no difference", () => {
  expect(normalisedPassword("cafe\u0301")).toBe(normalisedPassword("caf\u00e9"));
});
