/** The code of a Node or PostgreSQL error (`ENOENT`, `57P03`), undefined for anything else. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/** Waits for `work`; an error with one of `codes` becomes `otherwise`, every other error stays an error. */
export const tolerate = async <Value, Otherwise>(
  work: Promise<Value>,
  codes: readonly string[],
  otherwise: Otherwise,
): Promise<Value | Otherwise> => {
  try {
    return await work;
  } catch (error) {
    if (codes.includes(errorCode(error) ?? "")) return otherwise;
    throw error;
  }
};
