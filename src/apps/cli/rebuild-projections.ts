import { projections } from "#apps/server/projections.ts";
import { rebuildProjections as rebuild } from "#platform/event-log/rebuild-projections.ts";

import { openExisting } from "./open-connection.ts";
import type { Run } from "./command.ts";
import { complain, say } from "./say.ts";

export const rebuildProjections: Run = async (environment) => {
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
};
