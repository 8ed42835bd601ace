import { openDatabase } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrate.ts";
import { newSetUpCode, waitsForSetUp, type SetUpCode } from "#platform/identity/server/set-up.ts";

import type { Command } from "./run-command.ts";
import { complain, say } from "./say.ts";
import { serve } from "./serve.ts";

/** The code for the first visit, while no clinic exists. */
const setUpCodeFor = async (connection: Parameters<typeof openDatabase>[0]): Promise<SetUpCode | undefined> => {
  await migrate(connection);
  const database = openDatabase(connection, { connections: 1 });
  try {
    return (await waitsForSetUp(database)) ? newSetUpCode() : undefined;
  } finally {
    await database.close();
  }
};

const missing =
  "KAPSTONE_SECRET is not set. It protects what is encrypted here and must stay the same for ever: keep it as carefully as the backups.\n" +
  "Make one with:  node -e \"console.log(require('crypto').randomBytes(32).toString('hex'))\"";

export const start: Command = {
  summary: "Runs Kapstone for a clinic",
  usage:
    "npm start   (environment: KAPSTONE_SECRET, KAPSTONE_ORIGIN, DATABASE_URL, KAPSTONE_DATA, PORT, HOST, KAPSTONE_SMTP_URL, KAPSTONE_MAIL_FROM)",
  run: async (environment) => {
    if (environment.secret === undefined) {
      complain(missing);
      return 1;
    }
    let code: SetUpCode | undefined;
    await serve(environment, {
      demo: false,
      secret: Buffer.from(environment.secret, "utf8"),
      setUpCode: async (connection) => (code = await setUpCodeFor(connection)),
      prepare: () => Promise.resolve(),
      onReady: async ({ url }) => {
        say(`Kapstone is ready: ${url}`);
        if (code !== undefined) say(`First visit: open ${url}/setup and enter this code, which works once: ${code.code}`);
      },
    });
    return 0;
  },
};
