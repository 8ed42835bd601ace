import { noteKeys } from "#care/integration/server/note-keys.ts";
import { statement } from "#platform/database/query.ts";
import { openDatabase, type Connection, type Database } from "#platform/database/database.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { noClinic } from "#platform/identity/server/no-clinic.ts";

import { readDemoClinics } from "./demo-clinic-directory.ts";
import { renewSessions } from "./renew-sessions.ts";
import { seedClinics } from "./seed-clinics.ts";
import { seedStory } from "./seed-story.ts";

type Seeding = {
  readonly log: ClinicalLog;
  readonly connection: Connection;
  readonly say: (line: string) => void;
  /** The server's secret: psychotherapy notes of the story are sealed, too. */
  readonly secret: Uint8Array;
  /** The story that everybody sees, when it is left out. */
  readonly seed?: number;
  /** Where patients reach this server, for the links in the story's messages. */
  readonly origin?: string;
  readonly now?: Temporal.Instant;
};

const usualSeed = 4780;
const usualOrigin = "http://localhost:4780";

const isEmpty = async ({ log }: Seeding): Promise<boolean> =>
  (await inClinic(log.database, noClinic, (tx) => tx.first(statement`select from clinic limit 1`))) === undefined;

/** Commits of the story need not wait for the disk one by one: it is told in one go, and the last one waits for all. */
const openHasty = (connection: Connection): Database => {
  const database = openDatabase(connection, { connections: 10 });
  database.pool.on("connect", (client) => void client.query("set synchronous_commit to off").catch(() => undefined));
  return database;
};

/** Says every few seconds that it still goes on. */
const sayingSo = async (say: Seeding["say"], work: () => Promise<void>): Promise<void> => {
  const timer = setInterval(() => say("Still making the demo clinics."), 3_000);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
};

/**
 * Fills an empty installation with the invented clinics and tells their patients' stories up to now. On a later start it goes on with
 * the sessions that were left running; everything else is left as it is.
 */
export const seedDemo = async (seeding: Seeding): Promise<void> => {
  const { connection, say, seed = usualSeed, origin = usualOrigin, now = Temporal.Now.instant() } = seeding;
  const isFirst = await isEmpty(seeding);
  const database = openHasty(connection);
  // Nobody looks yet: to wake everybody after each fact would cost a commit of its own, which waits for the disk.
  const log = { ...seeding.log, database, onAppended: () => undefined };
  const telling = { log, noteKeys: noteKeys(seeding.secret), seed, origin, now };
  try {
    if (isFirst) {
      say("Making the demo clinics.");
      const clinics = await seedClinics(connection, database, now);
      await sayingSo(say, async () => {
        for (const clinic of clinics) await seedStory(telling, clinic);
      });
    } else {
      for (const clinic of await readDemoClinics(database)) await renewSessions(telling, clinic);
    }
  } finally {
    await database.close();
  }
};
