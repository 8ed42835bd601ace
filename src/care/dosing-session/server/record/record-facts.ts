import type { Instant } from "#kernel/time.ts";

import type { DosingSession } from "../../rules/dosing-session.ts";

/** Everything that the printed record is made from, read at one moment. */
export type RecordFacts = {
  readonly session: DosingSession;
  readonly sessionId: string;
  readonly patient: { readonly name: string; readonly birthDate: string | null };
  readonly clinic: string;
  readonly roomName: string | null;
  /** IANA zone of the clinic. */
  readonly timeZone: string;
  readonly printedAt: Instant;
  readonly nameOf: (staffId: string) => string;
  /** Who saw a waste, by the id of its entry; null while nobody has. */
  readonly witnessOf: (entryId: string) => string | null;
  /** A moment as "10:42:05 (+0:42)": the clock, and the time since the first dose. */
  readonly timeOf: (at: Instant) => string;
};
