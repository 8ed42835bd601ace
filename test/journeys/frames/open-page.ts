import type { Page } from "@playwright/test";
import { join } from "node:path";

import { buildPage } from "../build-page.ts";

/** Puts eight hours of a session, as graph and flowsheet, on a page without the program around them. */
export const openFrames = async (page: Page): Promise<void> => {
  const define = { "process.env.NODE_ENV": '"production"' };
  const { script, styles } = await buildPage(join(import.meta.dirname, "page.ts"), { define });
  await page.setContent("<!doctype html><title>Frames</title><body>");
  await page.addStyleTag({ content: styles });
  await page.addScriptTag({ content: script });
};
