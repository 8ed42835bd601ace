import { access, constants, stat } from "node:fs/promises";
import { userInfo } from "node:os";

import { closedFolder, type DataFolder } from "./data-folder.ts";
import { tolerate } from "./error-code.ts";
import { findBarrier, type Account, type Barrier } from "./reach.ts";
import { runProgram } from "./run-program.ts";

/** How PostgreSQL's programs are started, which refuse to run as root. */
export type RunAs = {
  /** Account of the processes and of the files; absent: this process's own. */
  readonly account?: Account;
  /** Words before the program. */
  readonly prefix: readonly string[];
};

// Inside the namespace root is "nobody" and has no privileges; outside it files and processes stay root's.
const namespacePrefix = ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"];

const namespace: RunAs = { prefix: namespacePrefix };
const asIs: RunAs = { prefix: [] };

const namespacesWork = async (): Promise<boolean> => (await runProgram(namespace, "true", [])).code === 0;

const ownerOf = async (path: string): Promise<Account | undefined> => {
  const found = await tolerate(stat(path), ["ENOENT"], undefined);
  return found && { uid: found.uid, gid: found.gid };
};

const idOf = async (flag: string, account: string): Promise<number> => {
  const { code, output } = await runProgram(asIs, "id", [flag, account]);
  if (code !== 0) throw new Error(`PostgreSQL does not run as root, and the account ${account} was not found: ${output}`);
  return Number(output);
};

const accountNamed = async (name: string): Promise<Account> => ({ uid: await idOf("-u", name), gid: await idOf("-g", name) });

const hasName = (): boolean => {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
};

const mayWrite = (path: string): Promise<boolean> =>
  tolerate(
    access(path, constants.W_OK | constants.X_OK).then(() => true),
    ["EACCES", "EPERM", "EROFS"],
    false,
  );

const asOrdinaryUser = async (uid: number, folder: DataFolder): Promise<RunAs> => {
  const owner = (await ownerOf(folder.cluster)) ?? { uid };
  if (owner.uid !== uid || !(await tolerate(mayWrite(folder.root), ["ENOENT"], true))) throw closedFolder(folder.root);
  if (hasName()) return asIs;
  if (await namespacesWork()) return namespace;
  throw new Error(
    `User id ${uid} has no name on this machine (no line in /etc/passwd), and PostgreSQL's initdb needs one. Add the account, or run as another.`,
  );
};

type Way = { readonly runAs: RunAs; readonly barrier: Barrier | undefined };

const tryWay = async (runAs: RunAs, folder: DataFolder, programs: string): Promise<Way> => {
  const account = runAs.account ?? { uid: 0, gid: 0 };
  return { runAs, barrier: (await findBarrier(programs, account)) ?? (await findBarrier(folder.root, account)) };
};

const refuse = (folder: DataFolder, { runAs, barrier }: Way, namespaces: boolean): Error =>
  new Error(
    `PostgreSQL refuses to run as root. ${namespaces ? "Run in a user namespace" : "User namespaces are refused on this machine, and run as another account"} ` +
      `(user id ${runAs.account?.uid ?? 0}) it cannot pass ${barrier?.path}. ` +
      `Start this program as an ordinary user, or keep it and the data folder (${folder.root}) where every account may pass, ` +
      `for example /opt/kapstone and /var/lib/kapstone.`,
  );

const asRoot = async (folder: DataFolder, owner: Account | undefined, programs: string): Promise<RunAs> => {
  const namespaces = await namespacesWork();
  // A folder of somebody else stays theirs: its owner can start this program without root the next time.
  if (owner !== undefined && owner.uid !== 0) {
    const way = await tryWay({ account: owner, prefix: [] }, folder, programs);
    if (way.barrier === undefined) return way.runAs;
    throw refuse(folder, way, namespaces);
  }
  const inNamespace = await tryWay(namespace, folder, programs);
  if (namespaces && inNamespace.barrier === undefined) return namespace;
  // A checkout in somebody's closed home directory: root without privileges may not pass, its owner may.
  const closedBy = inNamespace.barrier?.owner ?? 0;
  const account = closedBy === 0 ? await accountNamed("nobody") : await ownerOf(inNamespace.barrier?.path ?? "/");
  const way = await tryWay({ account: account ?? { uid: 0, gid: 0 }, prefix: [] }, folder, programs);
  if (way.barrier === undefined) return way.runAs;
  throw refuse(folder, way, namespaces);
};

/**
 * Chooses how to run PostgreSQL on this data folder: as ourselves, as root in a user namespace, or under another account.
 * Throws in plain words when there is no way.
 * @param programs the directory of PostgreSQL's programs
 */
export const chooseRunAs = async (folder: DataFolder, programs: string): Promise<RunAs> => {
  const uid = process.getuid?.();
  if (uid === undefined) return asIs;
  if (uid !== 0) return asOrdinaryUser(uid, folder);
  return asRoot(folder, (await ownerOf(folder.cluster)) ?? (await ownerOf(folder.root)), programs);
};
