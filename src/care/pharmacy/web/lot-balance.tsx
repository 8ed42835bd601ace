import { milligramsOf } from "#kernel/quantity.ts";
import { BalanceBar } from "#ui/charts/balance-bar.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDateTime, formatNumber, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { inMilligrams } from "./amounts.ts";
import type { Ledger } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

const useWarnings = ({ lot, timeZone, draws }: Ledger): readonly string[] => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const { onHand, discrepancy } = lot.balance;
  const warnings: string[] = [];
  if (onHand.value < 0) warnings.push(t("ledger.belowZero", { amount: inMilligrams({ ...onHand, value: -onHand.value }, locale) }));
  if (discrepancy !== null) {
    const { difference, countedAt, since } = discrepancy;
    const amount = inMilligrams({ ...difference, value: Math.abs(difference.value) }, locale);
    const found = {
      amount,
      direction: t(difference.value > 0 ? "ledger.more" : "ledger.less"),
      when: formatDateTime(countedAt, timeZone, locale),
    };
    warnings.push(
      since === null ? t("ledger.differsNever", found) : t("ledger.differs", { ...found, since: formatDateTime(since, timeZone, locale) }),
    );
  }
  for (const draw of draws.filter(({ open }) => open.value !== 0)) {
    const amount = inMilligrams({ ...draw.open, value: Math.abs(draw.open.value) }, locale);
    warnings.push(t(draw.open.value > 0 ? "ledger.notAccounted" : "ledger.overAccounted", { amount }));
  }
  if (lot.usable.value < onHand.value && onHand.value > 0 && !lot.expired)
    warnings.push(t("ledger.usable", { amount: inMilligrams({ ...lot.usable, value: Math.max(0, lot.usable.value) }, locale) }));
  if (lot.expired) warnings.push(t("ledger.expired", { date: formatPlainDate(Temporal.PlainDate.from(lot.lastDay), locale) }));
  return warnings;
};

/** Whether the lot balances, into what it went, and what must be looked at. */
export const LotBalance = ({ ledger }: { readonly ledger: Ledger }) => {
  const { lot, timeZone } = ledger;
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const { balance } = lot;
  const missing = balance.discrepancy?.difference.value ?? 0;
  const warnings = useWarnings(ledger);
  const parts = [
    { key: "given", label: t("ledger.given"), amount: balance.administered.value },
    { key: "wasted", label: t("ledger.wasted"), amount: balance.wasted.value },
    ...(["dispensed", "returned", "destroyed"] as const)
      .filter((key) => balance[key].value !== 0)
      .map((key) => ({ key, label: t(`ledger.${key}`), amount: balance[key].value })),
    ...(balance.recorded.value === 0 ? [] : [{ key: "recorded", label: t("ledger.recorded"), amount: -balance.recorded.value }]),
    // With a discrepancy the bar shows what was found, so that what is missing shows as a gap.
    { key: "hand", label: t(missing === 0 ? "ledger.onHand" : "ledger.found"), amount: Math.max(0, balance.onHand.value + missing) },
  ];
  const format = (amount: number) => `${formatNumber(amount / 1000, locale, { maximumFractionDigits: 3 })} mg`;
  return (
    <Stack gap={4}>
      {warnings.map((warning) => (
        <p key={warning} role="note">
          <StateMark kind="amber" decorative /> {warning}
        </p>
      ))}
      <BalanceBar label={t("ledger.balance")} parts={parts} total={balance.received.value} format={format} />
      <p>
        {t("ledger.received", {
          containers: lot.containers,
          amount: milligramsOf(lot.amountPerContainer),
          supplier: lot.supplier,
          when: formatDateTime(lot.receivedAt, timeZone, locale),
        })}
      </p>
    </Stack>
  );
};
