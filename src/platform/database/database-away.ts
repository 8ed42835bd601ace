/** Not reached, or a connection that broke. */
const connectionCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/** PostgreSQL ends, has crashed, or is starting; or it has no connection left for us. */
const serverCodes = new Set(["57P01", "57P02", "57P03", "53300"]);

/** What the driver says without a code of its own. */
const driverWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client was closed|Client has encountered a connection error)/;

/** Whether the database could not be asked, or went away while it was asked: the same request may be answered soon. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  if (typeof code !== "string") return driverWords.test(error.message);
  // A socket that is not there yet. Any other missing file is no business of the database.
  if (code === "ENOENT") return "syscall" in error && error.syscall === "connect";
  return connectionCodes.has(code) || serverCodes.has(code) || code.startsWith("08");
};
