import { preparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { TouchFacts } from "../rules/note-event.ts";
import { readConsentFacts } from "./read-consent-facts.ts";

/** What was agreed about touch, as far as it was known at `at`: a consent that was signed later covers nothing before it. */
export const readTouchFacts = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<TouchFacts> => {
  const [{ touch, consents }, preparation] = await Promise.all([
    readConsentFacts(tx, episodeId, at),
    readStream(tx, preparationStream, episodeId, at),
  ]);
  return { consent: consents.touch.consent, agreed: touch, wishes: preparationFacts(preparation).touchWishes };
};
