import { micrograms } from "#kernel/quantity.ts";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { LedgerRow } from "../contract-answers.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

/** Fields of a receipt that may be amended, in the order of its form. */
const amendable = [
  "lotNumber",
  "expiresOn",
  "ndc",
  "compounded",
  "supplier",
  "supplierAddress",
  "supplierDea",
  "invoiceNumber",
  "containerKind",
] as const;

/** What an entry says beyond its amount, in the order in which an inspector asks for it. */
export const useEntryDetails = (lines: readonly LedgerRow[], timeZone: string): ((line: LedgerRow) => string) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const byId = new Map(lines.map((line) => [line.entryId, line]));
  return ({ details, container, concerns, note }) => {
    const concerned = concerns === null ? undefined : byId.get(concerns);
    const parts = [
      container !== null && t("vialNumber", { number: container }),
      concerned && t("ledger.concerns", { when: formatDateTime(concerned.at, timeZone, locale) }),
      details.reason && t(`waste.reasons.${details.reason}`),
      details.method && t(`waste.methods.${details.method}`),
      details.countKind && t(`count.kinds.${details.countKind}`),
      details.businessTime && t(`count.times.${details.businessTime}`),
      details.location,
      details.fullContainers !== undefined && t("ledger.full", { count: details.fullContainers }),
      details.openMicrograms !== undefined && t("ledger.opened", { amount: inMilligrams(micrograms(details.openMicrograms), locale) }),
      details.units !== undefined && t("ledger.units", { count: details.units }),
      details.target && t(`back.targets.${details.target}`),
      details.to,
      details.toDea,
      details.reference,
      details.daysSupply !== undefined && t("ledger.days", { count: details.daysSupply }),
      details.directions,
      details.programmeAt && t("give.checkedOn", { when: formatDateTime(Temporal.Instant.from(details.programmeAt), timeZone, locale) }),
      details.programme,
      ...amendable.flatMap((field) => {
        const value = details.amended?.[field];
        return value === undefined
          ? []
          : [t("amend.says", { field: t(`receive.${field}`), value: value === "" ? t("amend.nothing") : value })];
      }),
      note,
    ];
    return parts.filter((part) => typeof part === "string" && part !== "").join(" · ");
  };
};
