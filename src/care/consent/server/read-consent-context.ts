import { readDosesGiven } from "#care/pharmacy/server/read-doses-given.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { ConsentContext } from "../rules/consent-facts.ts";

/** What judging an episode's signatures takes beside them: the clinic's protocol and the last dose by the ledger. */
export const readConsentContext = async (tx: Tx, episodeId: Uuid): Promise<Omit<ConsentContext, "at">> => {
  const [protocol, doses] = await Promise.all([readProtocol(tx), readDosesGiven(tx, episodeId)]);
  return { protocol, lastDoseAt: doses.at(-1)?.at ?? null };
};
