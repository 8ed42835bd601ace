import { parseArgs } from "node:util";

import { CannotGoOn } from "./cannot-go-on.ts";
import type { Command, Said } from "./command.ts";
import { commands } from "./commands.ts";
import { readEnvironment } from "./environment.ts";
import { complain, say } from "./say.ts";

type Variables = Readonly<Record<string, string | undefined>>;

const help = (print: (line: string) => void): void => {
  print("Usage: npm run kapstone -- <command> [arguments]\n");
  for (const [name, { summary }] of commands) print(`  ${name.padEnd(20)} ${summary}`);
  print("\nMore on one: npm run kapstone -- <command> --help");
};

const firstSentence = (text: string): string => /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;

/** The arguments, or what is wrong with them. */
const read = ({ options = [], mostWords = 0 }: Command, args: readonly string[]): Said | string => {
  try {
    const known = Object.fromEntries(options.map((name) => [name, { type: "string" } as const]));
    const { values, positionals } = parseArgs({ args: [...args], options: known, allowPositionals: true });
    const spare = positionals[mostWords];
    return spare === undefined ? { words: positionals, options: values } : `What is '${spare}'?`;
  } catch (error) {
    return firstSentence(error instanceof Error ? error.message : String(error));
  }
};

const run = async (command: Command, args: readonly string[], variables: Variables): Promise<number> => {
  const said = read(command, args);
  if (typeof said === "string") {
    complain(`${said}\n\nUsage: ${command.usage}`);
    return 2;
  }
  try {
    const environment = readEnvironment(variables);
    const start = await command.load();
    return await start(environment, said);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    complain(error.message);
    return 1;
  }
};

/** Runs one command of the command line. @returns the exit status: 0 done, 1 could not, 2 called wrongly */
export const runCommand = async (args: readonly string[], variables: Variables): Promise<number> => {
  const [name = "help", ...rest] = args;
  const command = commands.get(name);
  if (command !== undefined) {
    if (!rest.includes("--help")) return run(command, rest, variables);
    say(`${command.summary}\n\nUsage: ${command.usage}`);
    return 0;
  }
  if (name === "help" || name === "--help") {
    help(say);
    return 0;
  }
  complain(`There is no command '${name}'.\n`);
  help(complain);
  return 2;
};
