import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

import { findPackage, prepareBinaries, type Binaries } from "./binaries.ts";
import type { DataFolder } from "./data-folder.ts";
import { tolerate } from "./error-code.ts";
import { giveFiles, giveTree } from "./give-files.ts";
import { chooseRunAs, type RunAs } from "./run-as.ts";

/** A data folder made ready for PostgreSQL's programs, and how they are run on it. */
export type Site = { readonly folder: DataFolder; readonly binaries: Binaries; readonly runAs: RunAs };

/** A data folder whose site is prepared when it is first needed: who joins a running server never needs it. */
export type LazySite = { readonly folder: DataFolder; readonly site: () => Promise<Site> };

const makeRoot = async ({ root }: DataFolder, runAs: RunAs): Promise<void> => {
  const first = await mkdir(root, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let path = root; path.length >= first.length; path = dirname(path)) await giveFiles(runAs, path);
};

/** Finds the programs and the account for a data folder, makes the folder, and gives it to that account where it is another. */
export const prepareSite = async (folder: DataFolder): Promise<Site> => {
  const home = findPackage();
  const runAs = await chooseRunAs(folder, home);
  await makeRoot(folder, runAs);
  await giveTree(runAs, folder.cluster);
  const binaries = await prepareBinaries(home, folder.libraries);
  await tolerate(giveFiles(runAs, folder.libraries), ["ENOENT"], undefined);
  return { folder, runAs, binaries };
};
