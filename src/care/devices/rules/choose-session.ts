import { isBefore, type Instant } from "#kernel/time.ts";

/** A device at a session, from when to when; `until` null: still. */
export type Attachment = { readonly sessionId: string; readonly from: Instant; readonly until: Instant | null; readonly training: boolean };

/** Why a value waits in the inbox. */
export const inboxReasons = ["unknown-device", "ambiguous-device", "no-session", "two-sessions", "simulated"] as const;
export type InboxReason = (typeof inboxReasons)[number];

export type Chosen = { readonly to: "session"; readonly sessionId: string } | { readonly to: "inbox"; readonly why: InboxReason };

const holds = ({ from, until }: Attachment, at: Instant): boolean => !isBefore(at, from) && (until === null || isBefore(at, until));

/**
 * Whose value it is (DEV-20): that of the one session to which the device was attached when it was observed. In none or in two it waits
 * for a person; a simulator's is never that of a session which is no training (DEV-21).
 */
export const chooseSession = (attachments: readonly Attachment[], observedAt: Instant, simulated: boolean): Chosen => {
  const open = attachments.filter((one) => holds(one, observedAt));
  const sessions = new Set(open.map(({ sessionId }) => sessionId));
  const [first] = open;
  if (first === undefined) return { to: "inbox", why: "no-session" };
  if (sessions.size > 1) return { to: "inbox", why: "two-sessions" };
  if (simulated && !first.training) return { to: "inbox", why: "simulated" };
  return { to: "session", sessionId: first.sessionId };
};
