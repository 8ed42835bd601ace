import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const out = new URL("./dist/web/", import.meta.url).pathname;

/** Compresses once at build time what the server then sends as it is. */
const precompress = (): Plugin => ({
  name: "precompress",
  apply: "build",
  closeBundle: async () => {
    for (const file of await readdir(out, { recursive: true })) {
      if (!/\.(js|css|html|svg|json|webmanifest)$/.test(file)) continue;
      const path = join(out, file);
      const bytes = await readFile(path);
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      await Promise.all([
        writeFile(`${path}.br`, brotliCompressSync(bytes, quality)),
        writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 })),
      ]);
    }
  },
});

export default defineConfig({
  root: "src/apps/web",
  publicDir: "public",
  plugins: [react(), precompress()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: "es2024",
    cssTarget: "chrome123",
    // Inlined data: fonts and images would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:4780" } },
});
