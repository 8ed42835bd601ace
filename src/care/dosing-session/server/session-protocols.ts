import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { protocolSnapshot, type ProtocolSnapshot } from "../rules/stored-protocol.ts";

const bySession = new Map<string, ProtocolSnapshot>();
const byText = new Map<string, ProtocolSnapshot>();
const mostKept = 2_000;

const keep = (kept: Map<string, ProtocolSnapshot>, key: string, protocol: ProtocolSnapshot): ProtocolSnapshot => {
  const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, protocol);
  return protocol;
};

/** The protocol of its stored text. Sessions that were opened under the same one have one object of it, not a copy each. */
export const protocolFrom = (text: string): ProtocolSnapshot =>
  byText.get(text) ?? keep(byText, text, z.parse(protocolSnapshot, JSON.parse(text)));

/**
 * The protocols that sessions keep. A session keeps the one under which it was opened (SES-3), so each is read and taken apart once: it
 * was most of what reading a session for the board cost. Throws for a session that is not there.
 */
export const readProtocols = async (tx: Tx, sessionIds: readonly Uuid[]): Promise<(sessionId: Uuid) => ProtocolSnapshot> => {
  const keyOf = (sessionId: Uuid): string => `${tx.clinicId}/${sessionId}`;
  const protocols = new Map(sessionIds.map((sessionId) => [sessionId, bySession.get(keyOf(sessionId))]));
  const missing = sessionIds.filter((sessionId) => protocols.get(sessionId) === undefined);
  const rows =
    missing.length === 0
      ? []
      : await tx.all(statement<{ session_id: Uuid; protocol: string }>`
          select session_id, protocol::text as protocol from dosing_session
          where clinic_id = ${tx.clinicId} and session_id = any(${missing}::uuid[])`);
  for (const { session_id: sessionId, protocol } of rows) {
    protocols.set(sessionId, keep(bySession, keyOf(sessionId), protocolFrom(protocol)));
  }
  return (sessionId) => {
    const protocol = protocols.get(sessionId);
    if (protocol === undefined) throw new Error("A session has no protocol.");
    return protocol;
  };
};
