import { openDatabase } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrate.ts";
import { newSetUpCode, waitsForSetUp, type SetUpCode } from "#platform/identity/server/set-up.ts";

import { CannotGoOn } from "./cannot-go-on.ts";
import type { Run } from "./command.ts";
import { say } from "./say.ts";
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

export const start: Run = async (environment) => {
  const { secret } = environment;
  if (secret === undefined) throw new CannotGoOn(missing);
  let code: SetUpCode | undefined;
  await serve(environment, {
    demo: false,
    secret: () => Promise.resolve(Buffer.from(secret, "utf8")),
    setUpCode: async (connection) => (code = await setUpCodeFor(connection)),
    prepare: () => Promise.resolve(),
    onReady: async ({ url, monitors }) => {
      const address = environment.origin ?? url;
      say(`Kapstone is ready: ${address}`);
      say(monitors.words);
      if (code !== undefined) say(`First visit: open ${address}/setup and enter this code, which works once: ${code.code}`);
      return undefined;
    },
  });
  return 0;
};
