import { readFile, stat } from "node:fs/promises";
import { Socket } from "node:net";

import { Client, DatabaseError } from "pg";

import type { DataFolder } from "./data-folder.ts";
import { verifyPrivate } from "./endpoint.ts";
import { tolerate } from "./error-code.ts";
import type { PostmasterFile } from "./postmaster.ts";

/** Parameters for a connection or a pool of `pg`. */
export type Connection = {
  /** A socket's directory, or 127.0.0.1. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password: string;
};

/** A session with the server, and the socket that carries it. */
export type Session = { readonly client: Client; readonly socket: Socket };

/** What came of a try: a session; a server that asks for patience; nobody there. */
export type Answer =
  | { readonly is: "connected"; readonly session: Session }
  | { readonly is: "busy"; readonly says: string }
  | { readonly is: "silent" };

class StrangerError extends Error {}

/** The parameters that reach the server described by its `postmaster.pid`. */
export const connectionTo = async (folder: DataFolder, server: PostmasterFile, database: string): Promise<Connection> => {
  if (server.socketDirectory !== "") await verifyPrivate(server.socketDirectory, (await stat(folder.cluster)).uid);
  return {
    host: server.socketDirectory === "" ? "127.0.0.1" : server.socketDirectory,
    port: server.port,
    user: "kapstone",
    database,
    password: await readFile(folder.password, "utf8"),
  };
};

// Starting, stopping or recovering; ended by the server's stop; all connections taken.
const patiencePlease = new Set(["57P03", "57P01", "57P02", "53300"]);

/** What PostgreSQL itself refuses is said so; everything else that ends a connection means that nobody is there (any more). */
const judge = (error: unknown): Answer => {
  if (!(error instanceof DatabaseError)) return { is: "silent" };
  if (patiencePlease.has(error.code ?? "")) return { is: "busy", says: error.message };
  throw error;
};

const open = async (connection: Connection): Promise<Session> => {
  const socket = new Socket();
  const client = new Client({
    ...connection,
    ssl: false,
    connectionTimeoutMillis: 2000,
    // A frozen server must not freeze whoever wants to stop it.
    query_timeout: 30_000,
    stream: () => socket,
    application_name: "kapstone-starter",
  });
  // Without a listener a lost connection would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return { client, socket };
};

/** Ends a session; a server that is gone is no error. */
export const closeSession = async ({ client }: Session): Promise<void> => {
  await tolerate(client.end(), ["ECONNRESET", "EPIPE"], undefined);
};

const readDataDirectory = async ({ client }: Session): Promise<string | undefined> => {
  const { rows } = await client.query<{ path: string }>("select current_setting('data_directory') as path");
  return rows[0]?.path;
};

const openVerified = async (connection: Connection, { cluster }: DataFolder): Promise<Session> => {
  const session = await open(connection);
  try {
    const path = await readDataDirectory(session);
    // On Windows PostgreSQL writes the path with slashes.
    if (path === (process.platform === "win32" ? cluster.replaceAll("\\", "/") : cluster)) return session;
    throw new StrangerError(`Where the PostgreSQL of ${cluster} should answer, the one of ${path} does.`);
  } catch (error) {
    await closeSession(session);
    throw error;
  }
};

/** Tries once to open a session with the folder's server in the database `postgres`, and makes sure that it is this folder's. */
export const tryConnect = async (folder: DataFolder, server: PostmasterFile): Promise<Answer> => {
  const connection = await tolerate(connectionTo(folder, server, "postgres"), ["ENOENT"], undefined);
  if (connection === undefined) return { is: "silent" };
  try {
    return { is: "connected", session: await openVerified(connection, folder) };
  } catch (error) {
    if (error instanceof StrangerError) throw error;
    return judge(error);
  }
};
