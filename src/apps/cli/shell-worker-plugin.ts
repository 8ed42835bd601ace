import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import * as z from "zod/mini";

const names = z.optional(z.array(z.string()));
const chunk = z.object({ file: z.string(), imports: names, dynamicImports: names, css: names, assets: names });
const manifestShape = z.record(z.string(), chunk);
export type BuildManifest = z.output<typeof manifestShape>;

const entry = "index.html";
/** The one page, and the list of staff's addresses: both name every page, and each page is a file of its own. */
const lists = [entry, "staff-routes.tsx"] as const;
/** What opens without a network: the staff shell, its start, the board and the session room. */
const opensOffline = ["staff-face.tsx", "home-page.tsx", "board-page.tsx", "session-page.tsx"] as const;

/**
 * Every file that these pages need, also what they load later: panels, plots, the lock, words in another language. Other pages that
 * the lists name are left out. Throws when the build does not know one.
 */
export const shellFilesIn = (manifest: BuildManifest, pages: readonly string[] = opensOffline): readonly string[] => {
  const seen = new Set<string>();
  const files = new Set<string>();
  const waiting: string[] = [...lists, ...pages];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const found = manifest[name];
    if (found === undefined) throw new Error(`The build does not know ${name}, which shall open without a network.`);
    for (const file of [found.file, ...(found.css ?? []), ...(found.assets ?? [])]) files.add(file);
    waiting.push(...(found.imports ?? []), ...(lists.some((list) => list === name) ? [] : (found.dynamicImports ?? [])));
  }
  return [...files].toSorted();
};

const source = new URL("../../platform/offline/browser/shell-worker.ts", import.meta.url).pathname;

/** Writes `shell-worker.js` beside the page: the service worker with the list of what it keeps. */
export const shellWorker = (): Plugin => {
  let out = "";
  return {
    name: "shell-worker",
    apply: "build",
    configResolved: (config) => void (out = resolve(config.root, config.build.outDir)),
    writeBundle: async () => {
      const manifest = z.parse(manifestShape, JSON.parse(await readFile(join(out, ".vite/manifest.json"), "utf8")));
      const page = await readFile(join(out, entry));
      const digest = createHash("sha256").update(page).digest("hex").slice(0, 16);
      // Other files carry their digest in their names.
      const shellFiles = [
        { url: `/${entry}`, revision: digest },
        { url: "/icon.svg", revision: digest },
        ...shellFilesIn(manifest).map((file) => ({ url: `/${file}`, revision: null })),
      ];
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        define: {
          "process.env.NODE_ENV": '"production"',
          shellFiles: JSON.stringify(shellFiles),
          shellVersion: JSON.stringify(digest),
        },
        build: {
          outDir: out,
          emptyOutDir: false,
          target: "es2024",
          lib: { entry: source, formats: ["iife"], name: "shell", fileName: () => "shell-worker.js" },
        },
      });
    },
  };
};
