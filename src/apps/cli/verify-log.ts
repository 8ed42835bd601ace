import { verifyLog as verify } from "#platform/event-log/verify-log.ts";

import { openExisting } from "./open-connection.ts";
import type { Command } from "./run-command.ts";
import { complain, say } from "./say.ts";

export const verifyLog: Command = {
  summary: "Checks the whole clinical log and names every row that is not as it was recorded",
  usage: "npm run kapstone -- verify-log   (status 0: whole; 1: findings, one a line)",
  run: async (environment) => {
    const opened = await openExisting(environment, complain);
    try {
      const found = await verify(opened.connection, { at: Temporal.Now.instant() });
      for (const { clinicId, streamKind, streamId, version, problem, words } of found.findings) {
        say(
          `${problem}  clinic ${clinicId}  ${streamKind ?? "log"} ${streamId ?? ""} ${version === null ? "" : `version ${version}`}  ${words}`,
        );
      }
      if (found.more > 0) say(`and ${found.more} more`);
      say(
        `${found.events} facts of ${found.clinics} clinics, ${found.seals} seals: ${found.findings.length === 0 ? "whole" : "NOT whole"}`,
      );
      return found.findings.length === 0 ? 0 : 1;
    } finally {
      await opened.close();
    }
  },
};
