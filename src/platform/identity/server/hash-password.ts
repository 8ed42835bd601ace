import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from "node:crypto";
import { promisify } from "node:util";

import { normalisedPassword } from "../password-rules.ts";

const derive = promisify((parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
  argon2("argon2id", parameters, done),
);

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 45 ms. Old hashes are renewed when this grows. */
export const currentCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const keyLength = 32;
const unpadded = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

/** Hashes a password or PIN as a PHC string; `pepper` is a key that the database does not hold. */
export const hashPassword = async (password: string, pepper?: Buffer, cost: Cost = currentCost): Promise<string> => {
  const nonce = randomBytes(16);
  const secret = pepper === undefined ? {} : { secret: pepper };
  const key = await derive({ ...cost, ...secret, nonce, message: normalisedPassword(password), tagLength: keyLength });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(key)}`;
};

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

type Parsed = { readonly cost: Cost; readonly nonce: Buffer; readonly key: Buffer };

const parseHash = (hash: string): Parsed => {
  const [, memory, passes, parallelism, nonce, key] = phc.exec(hash) ?? [];
  if (nonce === undefined || key === undefined) throw new Error("A stored password hash cannot be read.");
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    nonce: Buffer.from(nonce, "base64"),
    key: Buffer.from(key, "base64"),
  };
};

export type Verified = { readonly matches: boolean; /** The hash was made with less than today's cost. */ readonly isWeak: boolean };

export const verifyPassword = async (password: string, hash: string, pepper?: Buffer): Promise<Verified> => {
  const { cost, nonce, key } = parseHash(hash);
  const secret = pepper === undefined ? {} : { secret: pepper };
  const tried = await derive({ ...cost, ...secret, nonce, message: normalisedPassword(password), tagLength: key.length });
  const isWeak = cost.memory < currentCost.memory || cost.passes < currentCost.passes;
  return { matches: timingSafeEqual(tried, key), isWeak };
};

/** Hash of nothing anybody knows: unknown accounts are compared with it, so that they take as long as known ones. */
export const nobodysHash = `$argon2id$v=19$m=${currentCost.memory},t=${currentCost.passes},p=${currentCost.parallelism}$${unpadded(randomBytes(16))}$${unpadded(randomBytes(keyLength))}`;
