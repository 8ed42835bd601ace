import { randomInt } from "node:crypto";

import { secretHash } from "./secret-token.ts";

// Without 0 o 1 l i u: read aloud and written by hand without mistakes.
const letters = "23456789abcdefghjkmnpqrstvwxyz";
const length = 16;

/** A new recovery code, in groups of four: `7k2m-…`. About 78 bits, so a plain hash keeps it safe. */
export const newRecoveryCode = (): string => {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return code.replaceAll(/(.{4})(?=.)/g, "$1-");
};

/** What the database keeps; spaces, dashes and capitals do not matter. */
export const recoveryCodeHash = (typed: string): Buffer => secretHash(typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
