import type { Environment } from "./environment.ts";

/** What follows a command's name: words, and `--name value`. */
export type Said = { readonly words: readonly string[]; readonly options: Readonly<Record<string, string | undefined>> };

/** @returns the exit status: 0 done, 1 could not, 2 called wrongly. Throws `CannotGoOn` for what stands in the way */
export type Run = (environment: Environment, said: Said) => Promise<number>;

export type Command = {
  readonly summary: string;
  readonly usage: string;
  /** The most words that it takes; none unless told. */
  readonly mostWords?: number;
  /** The names of its options, each of which takes a value. */
  readonly options?: readonly string[];
  /** Its own file is loaded when it is called. */
  readonly load: () => Promise<Run>;
};
