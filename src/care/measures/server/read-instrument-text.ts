import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { instrumentText } from "../contract-forms.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import type { InstrumentText } from "../rules/instrument-text.ts";
import { shippedText } from "../rules/shipped-texts.ts";

/** The wording by which this clinic asks an instrument: the newest it loaded, or the shipped one; `null` where it has none. */
export const readInstrumentText = async (tx: Tx, instrument: InstrumentId): Promise<InstrumentText | null> => {
  const loaded = await tx.first(statement<{ readonly text: unknown }>`
    select text from instrument_text
    where clinic_id = ${tx.clinicId} and instrument = ${instrument} order by version desc limit 1`);
  return loaded === undefined ? shippedText(instrument) : instrumentText.parse(loaded.text);
};
