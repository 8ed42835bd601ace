import type { Page } from "@playwright/test";
import { join } from "node:path";
import { build } from "vite";

/** Puts eight hours of a session, as graph and flowsheet, on a page without the program around them. */
export const openFrames = async (page: Page): Promise<void> => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2024",
      lib: { entry: join(import.meta.dirname, "page.ts"), formats: ["iife"], name: "page", cssFileName: "page" },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("Nothing was built.");
  const styles = output.output.flatMap((one) => (one.type === "asset" && one.fileName.endsWith(".css") ? String(one.source) : []));
  await page.setContent("<!doctype html><title>Frames</title><body>");
  await page.addStyleTag({ content: styles.join("\n") });
  await page.addScriptTag({ content: output.output[0].code });
};
