import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DoseLimit, DosingRoute } from "../rules/dosing-route.ts";
import { doseWords } from "./amounts.ts";
import { planWords } from "./plan-words.ts";

const useLimitWords = () => {
  const t = useWords(planWords);
  const locale = useLocale();
  return ({ amount, perWeight }: DoseLimit): string => {
    if (amount === null) return perWeight === null ? t("range.none") : doseWords(perWeight, locale);
    return perWeight === null
      ? doseWords(amount, locale)
      : t("range.lower", { amount: doseWords(amount, locale), perWeight: doseWords(perWeight, locale) });
  };
};

/** Bands, first dose, step and maxima of a route as the clinic's protocol has them, with their source. */
export const RouteFacts = ({ dosing }: { readonly dosing: DosingRoute }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const limitWords = useLimitWords();
  const { bands, firstDose, step, softMaximum, hardMaximum, bioavailability, sources } = dosing;
  const bandWords = bands.map(({ code, label, from, to }) => (
    <p key={code}>{t("range.band", { label, from: String(from.value), to: doseWords(to, locale) })}</p>
  ));
  const items = [
    ...(bands.length === 0 ? [] : [{ term: t("range.bands"), value: bandWords }]),
    { term: t("range.first"), value: firstDose === null ? t("range.none") : doseWords(firstDose, locale) },
    { term: t("range.step"), value: step === null ? t("range.none") : doseWords(step, locale) },
    { term: t("range.soft"), value: limitWords(softMaximum) },
    { term: t("range.hard"), value: limitWords(hardMaximum) },
    ...(bioavailability === null
      ? []
      : [
          {
            term: t("range.reaches"),
            value:
              bioavailability[0].value === bioavailability[1].value
                ? t("range.percent", { value: bioavailability[0].value })
                : t("range.percentRange", { from: bioavailability[0].value, to: bioavailability[1].value }),
          },
        ]),
    { term: t("range.source"), value: <SourceLinks ids={sources} /> },
  ];
  return (
    <>
      <DefinitionList items={items} />
      <p>{t("range.base")}</p>
    </>
  );
};
