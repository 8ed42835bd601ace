import type { BedsideAnswer } from "../../contract-bedside.ts";

/** A touch that this phone keeps until the server has it. */
export type PendingCall = { readonly callId: string; readonly at: string };

export type BedsideState = "idle" | "sending" | "told" | "coming" | "not-told" | "over";

export type BedsideFacts = {
  readonly pending: PendingCall | undefined;
  /** A try to tell has failed since the touch, or the phone does not reach the server. */
  readonly failed: boolean;
  readonly answer: Pick<BedsideAnswer, "running" | "calls"> | undefined;
};

/** How long the page goes on saying that somebody comes, in milliseconds; then another touch calls anew. */
const comingFor = 60_000;

/** What the page beside the patient says (CALL-3). It never says that somebody knows before the server said so. */
export const bedsideState = ({ pending, failed, answer }: BedsideFacts, now: number): BedsideState => {
  if (pending !== undefined && answer?.running !== false) return failed ? "not-told" : "sending";
  if (answer === undefined) return "idle";
  if (!answer.running) return "over";
  if (answer.calls.some(({ acknowledgedAt }) => acknowledgedAt === null)) return "told";
  const seen = answer.calls.flatMap(({ acknowledgedAt }) => acknowledgedAt?.epochMilliseconds ?? []);
  return seen.some((at) => now - at < comingFor) ? "coming" : "idle";
};

/**
 * A touch calls only where nobody is on the way yet: another one while it rings would be one more alarm for the same need. It calls
 * too before the phone has heard anything of the session: what invites a touch takes it.
 */
export const mayCall = (state: BedsideState): boolean => state === "idle";
