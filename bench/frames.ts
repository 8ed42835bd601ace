import { chromium } from "@playwright/test";
import * as z from "zod/mini";

import { openFrames } from "../test/journeys/frames/open-page.ts";

// How smoothly eight hours of a session zoom and scroll in Chromium: `CHROME_PATH=… node bin/pinned-node.mjs bench/frames.ts`.
const path = process.env["CHROME_PATH"];
const browser = await chromium.launch({ ...(path ? { executablePath: path } : {}), args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
await openFrames(page);
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
