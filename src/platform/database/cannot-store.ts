/** A character that text cannot hold (NUL), a date beyond PostgreSQL's calendar. */
const inputCodes = new Set(["22021", "22P05", "22007", "22008"]);

/** Whether the database refused what was sent as such: the same request will never be kept. */
export const isUnstorable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && inputCodes.has(error.code);
