import { accept, type Decision } from "#kernel/decision.ts";

import { kept } from "./chart-dose.ts";
import { closeGate, type CloseFacts } from "./close-gate.ts";
import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent } from "./events.ts";
import { refuseShut } from "./refuse-shut.ts";
import { notOpened } from "./session-refusals.ts";

/** Closes the record: permission, refused while the gate is shut; what it saw is kept with the closing (CLOSE-6). Late facts are still kept. */
export const closeSession = (
  session: DosingSession,
  { note }: { readonly note: string },
  facts: CloseFacts,
): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (session.status === "closed") return accept();
  const reading = closeGate(session, facts);
  return refuseShut(reading) ?? accept<DosingSessionEvent>({ type: "session-closed", note, reading: kept(reading) });
};
