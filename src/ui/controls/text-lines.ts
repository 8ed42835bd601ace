/** What was typed one thing a line, as a list: trimmed, without empty lines. */
export const textLines = (typed: string): string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
