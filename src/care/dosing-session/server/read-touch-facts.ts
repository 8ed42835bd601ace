import { consentFacts } from "#care/consent/rules/consent-facts.ts";
import { consentStream } from "#care/consent/rules/consent.ts";
import { preparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { TouchFacts } from "../rules/note-event.ts";

/** What was agreed about touch, as far as it was known at `at`: a consent that was signed later covers nothing before it. */
export const readTouchFacts = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<TouchFacts> => {
  const [consent, preparation] = await Promise.all([
    readStream(tx, consentStream, episodeId, at),
    readStream(tx, preparationStream, episodeId, at),
  ]);
  const { touch, consents } = consentFacts(consent, at);
  return { consent: consents.touch.consent, agreed: touch, wishes: preparationFacts(preparation).touchWishes };
};
