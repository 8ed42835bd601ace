import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { formatDateTime, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { inMilligrams } from "./amounts.ts";
import type { Ledger } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

type ReceiptPanelProps = {
  readonly ledger: Ledger;
  /** Undefined where the person may only look. */
  readonly onAmend: (() => void) | undefined;
};

/** Where the lot came from and how it was packed, as the receipt record must say. */
export const ReceiptPanel = ({ ledger: { lot, timeZone, keepUntil }, onAmend }: ReceiptPanelProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const said = (words: string) => (words === "" ? t("details.notSaid") : words);
  const date = (iso: string) => formatPlainDate(Temporal.PlainDate.from(iso), locale);
  const items = [
    { term: t("details.received"), value: formatDateTime(lot.receivedAt, timeZone, locale) },
    { term: t("details.supplier"), value: [lot.supplier, lot.supplierAddress].filter((part) => part !== "").join(", ") },
    { term: t("dea"), value: said(lot.supplierDea) },
    { term: t("details.invoice"), value: said(lot.invoiceNumber) },
    { term: t("details.ndc"), value: said(lot.ndc) },
    {
      term: t("details.packages"),
      value: lot.packages === null ? t("details.notSaid") : t("details.packed", { count: lot.packages.count, size: lot.packages.size }),
    },
    {
      term: t("details.containers"),
      value: t("details.contents", { count: lot.containers, amount: inMilligrams(lot.amountPerContainer, locale) }),
    },
    ...(lot.compounded ? [{ term: t("details.kind"), value: t("details.compounded") }] : []),
    ...(lot.containerKind === null ? [] : [{ term: t("details.kind"), value: t(`receive.kinds.${lot.containerKind}`) }]),
    { term: t("details.expires"), value: date(lot.expiresOn) },
    ...(lot.lastDay === lot.expiresOn ? [] : [{ term: t("details.beyondUse"), value: date(lot.lastDay) }]),
    { term: t("details.keep"), value: date(keepUntil) },
  ];
  return (
    <Panel title={t("details.title")} actions={onAmend && <Button onClick={onAmend}>{t("amend.act")}</Button>}>
      <DefinitionList items={items} />
    </Panel>
  );
};
