import { defineConfig } from "@playwright/test";

const port = 4781;
/** Where the journeys’ own monitors send to. */
const monitorPort = 2581;
/** A server that runs already, to try a journey again and again; without it one is started for the run. */
const running = process.env["KAPSTONE_URL"];

export default defineConfig({
  testDir: "test/journeys",
  testMatch: "*.journey.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: false,
  reporter: [["list"], ["json", { outputFile: ".cache/test-results/playwright.json" }]],
  use: {
    baseURL: running ?? `http://localhost:${port}`,
    // They fetch a megabyte in each new browser; the journey that is about them allows them.
    serviceWorkers: "block",
    locale: "en-US",
    timezoneId: "America/New_York",
    launchOptions: {
      ...(process.env["CHROME_PATH"] ? { executablePath: process.env["CHROME_PATH"] } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  ...(running === undefined
    ? {
        webServer: {
          command: "node bin/pinned-node.mjs src/apps/cli/main.ts demo",
          url: `http://localhost:${port}/readyz`,
          timeout: 120_000,
          gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
          env: { PORT: String(port), HL7_PORT: String(monitorPort), KAPSTONE_DATA: ".cache/journeys" },
          stdout: "pipe",
        },
      }
    : {}),
});
