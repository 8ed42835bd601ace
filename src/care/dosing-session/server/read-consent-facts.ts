import { consentFacts, type ConsentFacts } from "#care/consent/rules/consent-facts.ts";
import { consentStream } from "#care/consent/rules/consent.ts";
import { readDosesGiven } from "#care/pharmacy/server/read-doses-given.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

/** What was agreed to, as far as it was known at `at`: a consent that was signed later covers nothing before it. */
export const readConsentFacts = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<ConsentFacts> => {
  const [consent, protocol, doses] = await Promise.all([
    readStream(tx, consentStream, episodeId, at),
    readProtocol(tx),
    readDosesGiven(tx, episodeId),
  ]);
  return consentFacts(consent, { at, protocol, lastDoseAt: doses.at(-1)?.at ?? null });
};
