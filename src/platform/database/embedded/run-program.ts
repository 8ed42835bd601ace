import { spawn } from "node:child_process";

import type { RunAs } from "./run-as.ts";

export type Finished = { readonly code: number | undefined; readonly output: string };

/** Words and options that start a program under the account and user namespace of `runAs`. */
export const commandLine = (runAs: RunAs, program: string, args: readonly string[]) => {
  const [first = program, ...rest] = [...runAs.prefix, program, ...args];
  return { program: first, args: rest, account: runAs.account ?? {} };
};

/** Runs a program to its end; a program that cannot be started ends with code undefined and the reason as output. */
export const runProgram = (
  runAs: RunAs,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  keepOutput: boolean = true,
): Promise<Finished> => {
  const command = commandLine(runAs, program, args);
  const output = keepOutput ? "pipe" : "ignore";
  return new Promise((resolve) => {
    const child = spawn(command.program, command.args, { ...command.account, env, stdio: ["ignore", output, output] });
    let text = "";
    const keep = (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-4000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => resolve({ code: undefined, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? undefined, output: text.trim() }));
  });
};
