import { settled, type Protocol } from "#kernel/setting.ts";

import { recordsYears } from "./data/pharmacy-settings.ts";

/** The last day for which the record of a day's entries is kept (PHARM-21). ISO dates; nothing deletes a ledger afterwards either. */
export const keepUntil = (protocol: Protocol, entryOn: string): string =>
  Temporal.PlainDate.from(entryOn)
    .add({ years: settled(protocol, recordsYears).value })
    .toString();
