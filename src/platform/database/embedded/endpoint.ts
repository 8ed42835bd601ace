import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, rmdir } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { DataFolder } from "./data-folder.ts";
import { tolerate } from "./error-code.ts";
import { giveFiles } from "./give-files.ts";
import type { RunAs } from "./run-as.ts";

/** Where a server listens: a socket below a directory of mode 0700, or TCP on loopback. The port names the socket, too. */
export type Endpoint = { readonly port: number; readonly socketDirectory: string | undefined };

// The kernel allows 103 bytes (macOS) to 107 (Linux) for a socket's path; "/.s.PGSQL.5432" takes 14 of them.
const longestDirectory = 88;

/** Throws unless the directory is a real one, of that owner, and closed to everybody else. */
export const verifyPrivate = async (directory: string, owner: number): Promise<void> => {
  const found = await lstat(directory);
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return;
  throw new Error(
    `${directory}, the directory for PostgreSQL's socket, is not a directory of mode 0700 that belongs to user id ${owner}. ` +
      `Somebody else made it; remove it.`,
  );
};

const chooseDirectory = ({ cluster, socket }: DataFolder): string => {
  if (Buffer.byteLength(socket) <= longestDirectory) return socket;
  const name = `kapstone-${createHash("sha256").update(cluster).digest("hex").slice(0, 16)}`;
  const short = [tmpdir(), "/tmp"].map((directory) => join(directory, name));
  const fitting = short.find((directory) => Buffer.byteLength(directory) <= longestDirectory);
  if (fitting !== undefined) return fitting;
  throw new Error(`${short.join(" and ")} are too long for a socket. Set TMPDIR to a shorter path.`);
};

/** Makes the socket's directory, in the data folder or, where that path is too long, in the system's temporary directory. */
export const prepareSocketDirectory = async (folder: DataFolder, runAs: RunAs): Promise<string> => {
  const directory = chooseDirectory(folder);
  const made = await tolerate(
    mkdir(directory, { mode: 0o700 }).then(() => true),
    ["EEXIST"],
    false,
  );
  // In our own folder an old directory is ours to correct; in the shared temporary directory it is only verified.
  if (made || directory === folder.socket) {
    await giveFiles(runAs, directory);
    await chmod(directory, 0o700);
  }
  await verifyPrivate(directory, runAs.account?.uid ?? process.getuid?.() ?? 0);
  return directory;
};

/** Removes a socket directory that is not in the data folder, when nothing is left in it. */
export const dropSocketDirectory = async (folder: DataFolder, directory: string): Promise<void> => {
  if (directory === "" || directory === folder.socket) return;
  await tolerate(rmdir(directory), ["ENOENT", "ENOTEMPTY", "EEXIST"], undefined);
};

const listenOnce = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const listening = address !== null && typeof address === "object" ? address.port : 0;
      server.close(() => resolve(listening));
    });
  });

/** A port that is free at this moment on loopback: the former one, so that who knew it finds a server that was killed again. */
export const findFreePort = (former: number = 0): Promise<number> => listenOnce(former).catch(() => listenOnce(0));
