import { inMilligrams } from "#care/pharmacy/web/amounts.ts";
import { micrograms, milligramsOf, type Quantity } from "#kernel/quantity.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DoseCalculation } from "../rules/calculate-dose.ts";
import { dosingRoutes } from "../rules/data/dosing-routes.ts";
import type { OrderDraft } from "../rules/order-gate.ts";
import { inMillilitres, kilogramsAndPounds } from "./amounts.ts";
import styles from "./dose-result.module.css";
import { DoseScale } from "./dose-scale.tsx";
import { planWords } from "./plan-words.ts";

type DoseResultProps = {
  readonly draft: OrderDraft;
  readonly calculation: DoseCalculation;
  readonly weight: Quantity<"kg"> | null;
  /** Takes the whole milligrams below instead, when a dose by weight comes out odd. */
  readonly onRound: (milligrams: number) => void;
};

const Measured = ({ calculation }: { readonly calculation: DoseCalculation }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { measure } = calculation;
  if (measure === null) return t("notKnown");
  if (measure.kind === "volume") return <>{inMillilitres(measure.volume, locale)} mL</>;
  const count = formatNumber(measure.count, locale, { maximumFractionDigits: 2 });
  return measure.minimumTime === null || measure.minimumTime.value === 0
    ? count
    : t("order.devicesTime", { count, minutes: measure.minimumTime.value });
};

/** The dose in every unit that somebody at the bedside may need, each with its unit, and where it stands against its limits. */
export const DoseResult = ({ draft, calculation, weight, onRound }: DoseResultProps) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { dose, dosePerWeight, measure, amountPerMinute } = calculation;
  if (dose === null) return <p>{calculation.blocks[0]?.message}</p>;
  const whole = Math.floor(milligramsOf(dose));
  const minutes = dosingRoutes[draft.route].infusion?.value;
  const items = [
    {
      term: t("order.perKg"),
      value: dosePerWeight === null ? t("notKnown") : `${formatNumber(dosePerWeight.value, locale, { maximumFractionDigits: 3 })} mg/kg`,
    },
    { term: measure?.kind === "pieces" ? t("order.pieces") : t("order.volume"), value: <Measured calculation={calculation} /> },
    ...(amountPerMinute === null || minutes === undefined
      ? []
      : [{ term: t("order.rate", { minutes }), value: `${inMilligrams(amountPerMinute, locale)} mg/min` }]),
    { term: t("order.weightUsed"), value: weight === null ? t("order.noWeight") : t("weight.both", kilogramsAndPounds(weight, locale)) },
  ];
  return (
    <Stack gap={4}>
      <p className={styles["dose"]} aria-live="polite">
        <span className={styles["value"]}>{inMilligrams(dose, locale)}</span> <span className={styles["unit"]}>mg</span>
        {whole > 0 && micrograms(whole * 1000).value !== dose.value && (
          <Button kind="quiet" onClick={() => onRound(whole)}>
            {t("order.round", { value: whole })}
          </Button>
        )}
      </p>
      <DoseScale route={draft.route} dose={dose} weight={weight} />
      <DefinitionList items={items} />
    </Stack>
  );
};
