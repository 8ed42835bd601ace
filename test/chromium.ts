import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const places = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/opt/google/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const found = (): string | undefined => {
  const given = process.env["CHROME_PATH"];
  if (given !== undefined && given !== "") return isProgram(given) ? given : undefined;
  const folders = [...places, ...(process.env["PATH"] ?? "").split(delimiter)];
  return folders
    .flatMap((folder) => [folder, ...names.map((name) => join(folder, name))])
    .find((path) => /chrom/i.test(path) && isProgram(path) && !path.endsWith("/chrome/"));
};

const mayInstall = (): boolean => process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

const install = (): void => {
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  execFileSync("apt-get", ["update", "-qq"], options);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
};

export class NoChromium extends Error {}

/**
 * The path of a Chromium to test in: `CHROME_PATH`, the usual places, or one installed now by the system's package manager when that
 * is allowed. Throws with what to run when there is none.
 */
export const findChromium = (say: (line: string) => void): string => {
  const there = found();
  if (there !== undefined) return there;
  if (process.env["CHROME_PATH"]) throw new NoChromium(`CHROME_PATH names ${process.env["CHROME_PATH"]}, which is no program.`);
  if (mayInstall()) {
    say("No Chromium here: installing it with apt-get.");
    install();
  }
  const now = found();
  if (now !== undefined) return now;
  throw new NoChromium(
    "The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium) or set CHROME_PATH to one.",
  );
};
