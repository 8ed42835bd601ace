import { projections } from "#apps/server/projections.ts";
import { rebuildProjections as rebuild } from "#platform/event-log/rebuild-projections.ts";

import { openExisting } from "./open-connection.ts";
import type { Command } from "./run-command.ts";
import { complain, say } from "./say.ts";

export const rebuildProjections: Command = {
  summary: "Empties every list and fills it again from the clinical log",
  usage: "npm run kapstone -- rebuild-projections   (safe while the server runs; charting waits meanwhile)",
  run: async (environment) => {
    const opened = await openExisting(environment, complain);
    try {
      const rebuilt = await rebuild(opened.connection, projections, {
        onProgress: ({ done, total }) => complain(`${done} of ${total} facts`),
      });
      say(`Rebuilt ${rebuilt.tables.length} tables of ${rebuilt.clinics} clinics from ${rebuilt.events} facts.`);
      return 0;
    } finally {
      await opened.close();
    }
  },
};
