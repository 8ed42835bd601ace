/** What a failed job leaves in the queue and in logs: the kind of error, never its words, which may name people. */
export class JobFailed extends Error {}

const codeOf = (error: Error): string => {
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" && /^[A-Z0-9_]{1,40}$/.test(code) ? ` ${code}` : "";
};

/** Where it broke, without the first lines that hold the error's words. */
const placesIn = (error: Error): string =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join("\n");

export const withoutWords = (error: unknown): JobFailed => {
  const failed = new JobFailed(error instanceof Error ? `${error.name}${codeOf(error)}` : "not an error");
  if (error instanceof Error) failed.stack = `${failed.message}\n${placesIn(error)}`;
  return failed;
};
