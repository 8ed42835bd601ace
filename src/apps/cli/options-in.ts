/** Reads `--name value` pairs; words before or between them are left alone. */
export const optionsIn = (words: readonly string[]): Readonly<Record<string, string>> => {
  const options: Record<string, string> = {};
  for (const [index, word] of words.entries()) {
    const value = words[index + 1];
    if (word.startsWith("--") && value !== undefined && !value.startsWith("--")) options[word.slice(2)] = value;
  }
  return options;
};
