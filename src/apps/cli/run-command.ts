import { EnvironmentProblem, readEnvironment, type Environment } from "./environment.ts";
import { complain, say } from "./say.ts";
import { CannotServe } from "./serve.ts";

export type Command = {
  readonly summary: string;
  readonly usage: string;
  readonly run: (environment: Environment, words: readonly string[]) => Promise<number>;
};

/** Each command's own file is loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import("./demo.ts")).demo,
  start: async () => (await import("./start.ts")).start,
  "verify-log": async () => (await import("./verify-log.ts")).verifyLog,
  "rebuild-projections": async () => (await import("./rebuild-projections.ts")).rebuildProjections,
  score: async () => (await import("./score.ts")).score,
  replay: async () => (await import("./replay.ts")).replay,
  "create-token": async () => (await import("./create-token.ts")).createToken,
};

const help = async (): Promise<void> => {
  say("Usage: npm run kapstone -- <command> [arguments]\n");
  for (const [name, load] of Object.entries(commands)) say(`  ${name.padEnd(20)} ${(await load()).summary}`);
  say("\nMore on one: npm run kapstone -- <command> --help");
};

const isPlain = (error: unknown): error is Error => error instanceof CannotServe || error instanceof EnvironmentProblem;

/** Runs one command of the command line. @returns the exit status: 0 done, 1 could not, 2 called wrongly */
export const runCommand = async (words: readonly string[], variables: Readonly<Record<string, string | undefined>>): Promise<number> => {
  const [name = "help", ...rest] = words;
  const load = commands[name];
  if (load === undefined) {
    if (name !== "help" && name !== "--help") complain(`There is no command '${name}'.`);
    await help();
    return name === "help" || name === "--help" ? 0 : 2;
  }
  const command = await load();
  if (rest.includes("--help")) {
    say(`${command.summary}\n\nUsage: ${command.usage}`);
    return 0;
  }
  try {
    return await command.run(readEnvironment(variables), rest);
  } catch (error) {
    if (!isPlain(error)) throw error;
    complain(error.message);
    return 1;
  }
};
