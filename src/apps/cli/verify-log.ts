import { verifyLog as verify } from "#platform/event-log/verify-log.ts";

import { openExisting } from "./open-connection.ts";
import type { Run } from "./command.ts";
import { complain, say } from "./say.ts";

export const verifyLog: Run = async (environment) => {
  const opened = await openExisting(environment, complain);
  try {
    const found = await verify(opened.connection, { at: Temporal.Now.instant() });
    for (const { clinicId, streamKind, streamId, version, problem, words } of found.findings) {
      say(
        `${problem}  clinic ${clinicId}  ${streamKind ?? "log"} ${streamId ?? ""} ${version === null ? "" : `version ${version}`}  ${words}`,
      );
    }
    if (found.more > 0) say(`and ${found.more} more`);
    say(`${found.events} facts of ${found.clinics} clinics, ${found.seals} seals: ${found.findings.length === 0 ? "whole" : "NOT whole"}`);
    return found.findings.length === 0 ? 0 : 1;
  } finally {
    await opened.close();
  }
};
