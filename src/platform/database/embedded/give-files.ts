import { lchown, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

import { tolerate } from "./error-code.ts";
import type { RunAs } from "./run-as.ts";

/** Gives files to the account PostgreSQL runs under; does nothing where it runs as ourselves. Symlinks are not followed. */
export const giveFiles = async (runAs: RunAs, ...paths: readonly string[]): Promise<void> => {
  const { account } = runAs;
  if (account === undefined) return;
  await Promise.all(paths.map((path) => lchown(path, account.uid, account.gid)));
};

/** Gives a whole directory away when its top belongs to another account; a missing one is left alone. */
export const giveTree = async (runAs: RunAs, directory: string): Promise<void> => {
  const top = await tolerate(lstat(directory), ["ENOENT"], undefined);
  if (runAs.account === undefined || top === undefined || top.uid === runAs.account.uid) return;
  const entries = await readdir(directory, { recursive: true });
  for (const entry of entries) await giveFiles(runAs, join(directory, entry));
  // The top last: a run that is cut short starts over.
  await giveFiles(runAs, directory);
};
