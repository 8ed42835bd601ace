import type { Endpoint } from "./endpoint.ts";

/** Settings written into a new cluster; its operator may change them with ALTER SYSTEM. Sized for a machine with two cores. */
export const tunableSettings = {
  shared_buffers: "64MB",
  max_connections: "100",
  wal_compression: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
} as const;

// Given on the command line, so that no configuration file weakens them.
const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" } as const;

// An error's text can quote what somebody typed (22P02), its detail a whole row (23502), and a crash report the statement:
// so errors go to the caller only, and the log keeps messages without details.
const discreet = {
  log_destination: "stderr",
  logging_collector: "off",
  log_min_messages: "log",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_error_statement: "panic",
  log_min_duration_statement: "-1",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
} as const;

// macOS keeps an fsync in the drive's cache unless asked for more.
const platformSettings = (platform: NodeJS.Platform): Record<string, string> =>
  platform === "darwin" ? { wal_sync_method: "fsync_writethrough" } : {};

/** Each setting as `name=value`. */
export const asAssignments = (settings: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(settings).map(([name, value]) => `${name}=${value}`);

// The setting is a list, in which a comma, blank or quote of the path would count.
const asListItem = (path: string): string => `"${path.replaceAll('"', '""')}"`;

/** The command line of a server, after the program's name. */
export const serverArguments = (cluster: string, { port, socketDirectory }: Endpoint): readonly string[] => {
  const listening =
    socketDirectory === undefined
      ? { listen_addresses: "127.0.0.1", unix_socket_directories: "" }
      : { listen_addresses: "", unix_socket_directories: asListItem(socketDirectory), unix_socket_permissions: "0700" };
  const settings = { ...durable, ...discreet, ...platformSettings(process.platform), ...listening, port: String(port) };
  return ["-D", cluster, ...asAssignments(settings).flatMap((assignment) => ["-c", assignment])];
};
