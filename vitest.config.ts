import { defineConfig } from "vitest/config";

// Tests run in the time zone of the environment: TZ=Pacific/Auckland vitest run.
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/journeys/**"],
    globalSetup: ["test/postgres.ts"],
    setupFiles: ["test/temporal-equality.ts"],
    pool: "threads",
    isolate: false,
    // Most of the time is spent waiting for PostgreSQL and for programs, also with two cores.
    maxWorkers: "100%",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
