import type { Command } from "./run-command.ts";
import { say } from "./say.ts";
import { serve } from "./serve.ts";

export const demo: Command = {
  summary: "Runs Kapstone with an invented clinic, to look around in",
  usage: "npm run demo   (environment: PORT, HOST, KAPSTONE_DATA, DATABASE_URL)",
  run: async (environment) => {
    await serve(environment, {
      demo: true,
      onReady: async ({ url }) => {
        say(`Kapstone is ready: ${url}  (${process.uptime().toFixed(1)} s)`);
      },
    });
    return 0;
  },
};
