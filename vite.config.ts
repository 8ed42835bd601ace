import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

import { chunkGroups } from "./src/apps/cli/chunk-groups.ts";
import { shellWorker } from "./src/apps/cli/shell-worker-plugin.ts";

/** Compresses once at build time what the server then sends as it is. */
const precompress = (): Plugin => {
  let out = "";
  return {
    name: "precompress",
    apply: "build",
    configResolved: (config) => void (out = resolve(config.root, config.build.outDir)),
    closeBundle: async () => {
      for (const file of await readdir(out, { recursive: true })) {
        if (!/\.(js|css|html|svg|json|webmanifest)$/.test(file)) continue;
        const path = join(out, file);
        const bytes = await readFile(path);
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
        await Promise.all([
          writeFile(`${path}.br`, brotliCompressSync(bytes, quality)),
          writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 })),
        ]);
      }
    },
  };
};

export default defineConfig({
  root: "src/apps/web",
  publicDir: "public",
  plugins: [react(), shellWorker(), precompress()],
  build: {
    outDir: "../../../dist/web",
    emptyOutDir: true,
    // Says which file holds what: test/budget.ts adds up what a first visit loads.
    manifest: true,
    target: "es2024",
    cssTarget: "chrome123",
    // Inlined data: fonts and images would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The entry lists every file by name: short names are a kilobyte and a half less in every first load. The manifest says what is what.
    rolldownOptions: {
      output: {
        chunkFileNames: "assets/[hash].js",
        assetFileNames: "assets/[hash][extname]",
        codeSplitting: { groups: chunkGroups(resolve(import.meta.dirname, "src/apps/web")) },
      },
    },
  },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:4780" } },
});
