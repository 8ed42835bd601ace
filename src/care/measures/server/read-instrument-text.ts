import type { Tx } from "#platform/database/transaction.ts";

import type { InstrumentId } from "../rules/instrument-definition.ts";
import type { InstrumentText } from "../rules/instrument-text.ts";
import { shippedText } from "../rules/shipped-texts.ts";

/** The wording by which this clinic asks an instrument; `null` where it has none. */
export const readInstrumentText = (_tx: Tx, instrument: InstrumentId): Promise<InstrumentText | null> =>
  Promise.resolve(shippedText(instrument));
