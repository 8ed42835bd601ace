import { drugOfRoute } from "#care/pharmacy/rules/drug.ts";
import { inMilligrams } from "#care/pharmacy/web/amounts.ts";
import { micrograms, milligramsOf, type Quantity } from "#kernel/quantity.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DoseCalculation } from "../rules/calculate-dose.ts";
import { hydrochlorideFromBase } from "../rules/base-from-hydrochloride.ts";
import type { DosingRoute } from "../rules/dosing-route.ts";
import { inMillilitres, kilogramsAndPounds } from "./amounts.ts";
import styles from "./dose-result.module.css";
import { DoseScale } from "./dose-scale.tsx";
import { planWords } from "./plan-words.ts";

type DoseResultProps = {
  readonly dosing: DosingRoute;
  readonly calculation: DoseCalculation;
  readonly weight: Quantity<"kg"> | null;
  /** Takes the whole milligrams below instead, when a dose by weight comes out odd. */
  readonly onRound: (milligrams: number) => void;
};

/** When each spray or device is given, counted from the first. */
const minutesOf = (count: number, rest: number): readonly number[] => Array.from({ length: Math.ceil(count) }, (_, place) => place * rest);

/** What the route asks for beside the dose: how long it is held, and when each piece comes. */
const useGivingItems = ({ dosing, calculation }: Pick<DoseResultProps, "dosing" | "calculation">) => {
  const t = useWords(planWords);
  const { hold, betweenPieces } = dosing;
  const { measure } = calculation;
  return [
    ...(hold === null ? [] : [{ term: t("order.hold"), value: t("order.holdMinutes", { minutes: hold.value }) }]),
    ...(betweenPieces === null || measure?.kind !== "pieces" || measure.count < 2
      ? []
      : [
          {
            term: t("order.pieceTimes"),
            value: minutesOf(measure.count, betweenPieces.value)
              .map((minutes) => t("order.pieceAt", { minutes }))
              .join(", "),
          },
        ]),
  ];
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
export const DoseResult = ({ dosing, calculation, weight, onRound }: DoseResultProps) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const giving = useGivingItems({ dosing, calculation });
  const { dose, dosePerWeight, measure, amountPerMinute } = calculation;
  if (dose === null) return <p>{calculation.blocks[0]?.message}</p>;
  const whole = Math.floor(milligramsOf(dose));
  const minutes = dosing.infusion?.value;
  const hydrochloride = hydrochlorideFromBase(drugOfRoute(dosing.route), dose);
  const items = [
    {
      term: t("order.perKg"),
      value: dosePerWeight === null ? t("notKnown") : `${formatNumber(dosePerWeight.value, locale, { maximumFractionDigits: 3 })} mg/kg`,
    },
    { term: measure?.kind === "pieces" ? t("order.pieces") : t("order.volume"), value: <Measured calculation={calculation} /> },
    ...(amountPerMinute === null || minutes === undefined
      ? []
      : [{ term: t("order.rate", { minutes }), value: `${inMilligrams(amountPerMinute, locale)} mg/min` }]),
    ...giving,
    {
      term: t("order.asHydrochloride"),
      value: t("order.hydrochlorideOf", { value: formatNumber(hydrochloride.value / 1000, locale, { maximumFractionDigits: 1 }) }),
    },
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
      <DoseScale dosing={dosing} dose={dose} weight={weight} />
      <DefinitionList items={items} />
    </Stack>
  );
};
