import { defineConfig } from "vitest/config";

// The rules alone: they need neither PostgreSQL nor a browser, so that thousands of mutants can be tried.
export default defineConfig({
  test: {
    include: ["src/care/*/rules/**/*.test.ts", "src/kernel/**/*.test.ts"],
    setupFiles: ["test/temporal-equality.ts"],
    pool: "threads",
    isolate: false,
    testTimeout: 60_000,
  },
});
