import { readFile, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import { errorCode, tolerate } from "./error-code.ts";

const majorVersion = "18";

/** The places inside one embedded PostgreSQL's data folder, as absolute paths without symlinks. */
export type DataFolder = {
  readonly root: string;
  /** PostgreSQL's own data directory; it appears complete or not at all. */
  readonly cluster: string;
  /** The password of the account `kapstone`, mode 0600; it lives in the cluster so that the two cannot part. */
  readonly password: string;
  readonly log: string;
  readonly socket: string;
  /** Library links of our own, for when the installed package cannot be written to. */
  readonly libraries: string;
};

/** The refusal of a folder that belongs to somebody else. */
export const closedFolder = (root: string): Error =>
  new Error(
    `The data folder ${root} is closed to user id ${process.getuid?.() ?? "unknown"}, under which this program runs. ` +
      `Start it as the folder's owner, or name another data folder.`,
  );

const withoutSymlinks = async (path: string): Promise<string> => {
  const found = await tolerate(realpath(path), ["ENOENT"], undefined);
  if (found !== undefined || dirname(path) === path) return found ?? path;
  return join(await withoutSymlinks(dirname(path)), path.slice(dirname(path).length));
};

/** Names the places of a data folder; creates nothing. Symlinks are resolved, so that all who mean one folder name it alike. */
export const locateDataFolder = async (dataDirectory: string): Promise<DataFolder> => {
  const root = await withoutSymlinks(resolve(dataDirectory));
  const cluster = join(root, "cluster");
  return {
    root,
    cluster,
    password: join(cluster, "kapstone.password"),
    log: join(root, "postgres.log"),
    socket: join(root, "socket"),
    libraries: join(root, "libraries"),
  };
};

const readVersion = async (directory: string): Promise<string | undefined> =>
  (await tolerate(readFile(join(directory, "PG_VERSION"), "utf8"), ["ENOENT", "ENOTDIR"], undefined))?.trim();

/**
 * Whether the folder holds a cluster of our PostgreSQL version. Throws, having touched nothing, for a cluster of another
 * version and for a folder that holds something else.
 */
export const hasCluster = async (folder: DataFolder): Promise<boolean> => {
  const version = (await readVersion(folder.cluster)) ?? (await readVersion(folder.root));
  if (version === undefined) {
    const entries = await tolerate(readdir(folder.cluster), ["ENOENT"], []);
    if (entries.length === 0) return false;
    throw new Error(`${folder.cluster} holds files but no PostgreSQL cluster; nothing was touched. Name another data folder.`);
  }
  if (version !== majorVersion) {
    throw new Error(
      `${folder.root} holds data of PostgreSQL ${version}; this program runs PostgreSQL ${majorVersion}. Nothing was touched. ` +
        `Move the data with the program that wrote it (dump and restore), or name another data folder.`,
    );
  }
  if ((await readVersion(folder.cluster)) === undefined) {
    throw new Error(`${folder.root} is itself a PostgreSQL data directory, not a data folder of Kapstone; nothing was touched.`);
  }
  if ((await tolerate(stat(folder.password), ["ENOENT"], undefined)) === undefined) {
    throw new Error(`The password of the database is missing (${folder.password}); nothing was touched. Restore that file from a backup.`);
  }
  return true;
};

/** Locates a data folder and makes sure that what it holds is ours, or nothing; see `hasCluster`. */
export const openDataFolder = async (dataDirectory: string): Promise<DataFolder> => {
  try {
    const folder = await locateDataFolder(dataDirectory);
    await hasCluster(folder);
    return folder;
  } catch (error) {
    throw errorCode(error) === "EACCES" ? closedFolder(dataDirectory) : error;
  }
};
