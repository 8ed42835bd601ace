import { chromium } from "@playwright/test";
import { join } from "node:path";
import { build } from "vite";
import * as z from "zod/mini";

// How smoothly eight hours of a session zoom and scroll in Chromium: `CHROME_PATH=… node bin/pinned-node.mjs bench/frames.ts`.
const built = await build({
  configFile: false,
  logLevel: "silent",
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    write: false,
    target: "es2024",
    lib: { entry: join(import.meta.dirname, "../test/journeys/frames/page.ts"), formats: ["iife"], name: "page", cssFileName: "page" },
  },
});
const [output] = Array.isArray(built) ? built : [built];
if (output === undefined || !("output" in output)) throw new Error("Nothing was built.");
const script = output.output[0].code;
const styles = output.output.flatMap((one) => (one.type === "asset" && one.fileName.endsWith(".css") ? String(one.source) : [])).join("\n");

const path = process.env["CHROME_PATH"];
const browser = await chromium.launch({ ...(path ? { executablePath: path } : {}), args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
await page.setContent("<!doctype html><title>Frames</title><body>");
await page.addStyleTag({ content: styles });
await page.addScriptTag({ content: script });
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
/** What the page's own thread has computed so far, in milliseconds; unlike the frames it does not see what else the machine does. */
const computed = async (): Promise<number> => {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
};
for (let round = 1; round <= 3; round += 1) {
  const before = await computed();
  const times = z.parse(z.array(z.number()), await page.evaluate("window.frames8h()")).toSorted((one, other) => one - other);
  const each = ((await computed()) - before) / times.length;
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN).toFixed(1);
  const said = [`p50 ${at(0.5)}`, `p95 ${at(0.95)}`, `p99 ${at(0.99)}`, `longest ${at(1)}`, `computed in each ${each.toFixed(1)}`];
  process.stdout.write(`round ${round}: ${times.length} frames, ${said.join(", ")} ms\n`);
}
await browser.close();
