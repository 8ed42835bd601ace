import { stat } from "node:fs/promises";
import { dirname } from "node:path";

import { tolerate } from "./error-code.ts";

export type Account = { readonly uid: number; readonly gid: number };

/** A directory that an account may not pass, and who owns it. */
export type Barrier = { readonly path: string; readonly owner: number };

const waysTo = (path: string): string[] => {
  const parent = dirname(path);
  return parent === path ? [path] : [...waysTo(parent), path];
};

/**
 * The first directory on the way to `path` (or `path` itself) that an account without privileges may not pass, by mode bits.
 * What does not exist yet is no barrier. ACLs are not looked at.
 */
export const findBarrier = async (path: string, account: Account): Promise<Barrier | undefined> => {
  for (const step of waysTo(path)) {
    const found = await tolerate(stat(step), ["ENOENT"], undefined);
    if (found === undefined) return undefined;
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return { path: step, owner: found.uid };
  }
  return undefined;
};
