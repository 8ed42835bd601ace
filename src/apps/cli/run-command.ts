import { parseArgs } from "node:util";

import { CannotGoOn } from "./cannot-go-on.ts";
import { readEnvironment, type Environment } from "./environment.ts";
import { complain, say } from "./say.ts";

/** What follows a command's name: words, and `--name value`. */
export type Said = { readonly words: readonly string[]; readonly options: Readonly<Record<string, string | undefined>> };

export type Command = {
  readonly summary: string;
  readonly usage: string;
  /** The most words that it takes; none unless told. */
  readonly mostWords?: number;
  /** The names of its options, each of which takes a value. */
  readonly options?: readonly string[];
  /** @returns the exit status: 0 done, 1 could not, 2 called wrongly */
  readonly run: (environment: Environment, said: Said) => Promise<number>;
};

/** Each command's own file is loaded when it is called. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["demo", async () => (await import("./demo.ts")).demo],
  ["start", async () => (await import("./start.ts")).start],
  ["verify-log", async () => (await import("./verify-log.ts")).verifyLog],
  ["rebuild-projections", async () => (await import("./rebuild-projections.ts")).rebuildProjections],
  ["score", async () => (await import("./score.ts")).score],
  ["replay", async () => (await import("./replay.ts")).replay],
  ["create-token", async () => (await import("./create-token.ts")).createToken],
]);

const help = async (print: (line: string) => void): Promise<void> => {
  print("Usage: npm run kapstone -- <command> [arguments]\n");
  for (const [name, load] of commands) print(`  ${name.padEnd(20)} ${(await load()).summary}`);
  print("\nMore on one: npm run kapstone -- <command> --help");
};

/** The arguments, or what is wrong with them. */
const read = ({ options = [], mostWords = 0 }: Command, args: readonly string[]): Said | string => {
  try {
    const known = Object.fromEntries(options.map((name) => [name, { type: "string" } as const]));
    const { values, positionals } = parseArgs({ args: [...args], options: known, allowPositionals: true });
    const spare = positionals[mostWords];
    return spare === undefined ? { words: positionals, options: values } : `What is '${spare}'?`;
  } catch (error) {
    return error instanceof Error ? (/^.*?[.](?= |$)/.exec(error.message)?.[0] ?? error.message) : String(error);
  }
};

const run = async (command: Command, args: readonly string[], variables: Readonly<Record<string, string | undefined>>): Promise<number> => {
  const said = read(command, args);
  if (typeof said === "string") {
    complain(`${said}\n\nUsage: ${command.usage}`);
    return 2;
  }
  try {
    return await command.run(readEnvironment(variables), said);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    complain(error.message);
    return 1;
  }
};

/** Runs one command of the command line. @returns the exit status: 0 done, 1 could not, 2 called wrongly */
export const runCommand = async (args: readonly string[], variables: Readonly<Record<string, string | undefined>>): Promise<number> => {
  const [name = "help", ...rest] = args;
  const load = commands.get(name);
  if (load !== undefined) {
    const command = await load();
    if (!rest.includes("--help")) return run(command, rest, variables);
    say(`${command.summary}\n\nUsage: ${command.usage}`);
    return 0;
  }
  if (name === "help" || name === "--help") {
    await help(say);
    return 0;
  }
  complain(`There is no command '${name}'.\n`);
  await help(complain);
  return 2;
};
