import { seedDemo } from "#apps/demo/seed-demo.ts";

import type { Command } from "./run-command.ts";
import { say } from "./say.ts";
import { serve } from "./serve.ts";
import { demoSecret } from "./server-secret.ts";

export const demo: Command = {
  summary: "Runs Kapstone with an invented clinic, to look around in",
  usage: "npm run demo   (environment: PORT, HOST, KAPSTONE_DATA, DATABASE_URL)",
  run: async (environment) => {
    await serve(environment, {
      demo: true,
      secret: await demoSecret(environment.dataFolder),
      setUpCode: () => Promise.resolve(undefined),
      prepare: (log, connection) => seedDemo({ log, connection, say }),
      onReady: async ({ url }) => {
        say(`Kapstone is ready: ${url}`);
        say(`Enter as anyone with one click: ${url}/demo   (started in ${process.uptime().toFixed(1)} s)`);
      },
    });
    return 0;
  },
};
