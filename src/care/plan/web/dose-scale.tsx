import { inMilligrams } from "#care/pharmacy/web/amounts.ts";
import { milligramsOf, type Quantity } from "#kernel/quantity.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { lowestLimit } from "../rules/dose-limits.ts";
import type { DosingRoute } from "../rules/dosing-route.ts";
import { writableAtMost } from "../rules/writable-dose.ts";
import styles from "./dose-scale.module.css";
import { planWords } from "./plan-words.ts";

type DoseScaleProps = { readonly dosing: DosingRoute; readonly dose: Quantity<"ug">; readonly weight: Quantity<"kg"> | null };

/** Where a dose stands between nothing and its hard maximum. Ink alone: the gate says what may not be. */
export const DoseScale = ({ dosing, dose, weight }: DoseScaleProps) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const soft = lowestLimit(dosing.softMaximum, weight);
  const hard = lowestLimit(dosing.hardMaximum, weight);
  if (hard === null) return null;
  const end = Math.max(milligramsOf(hard), milligramsOf(dose)) * 1.08;
  const place = (amount: Quantity<"ug">) => `${(milligramsOf(amount) / end) * 100}%`;
  // The line is for the eye; the exact limits stand in the gate and in the label.
  const short = (amount: Quantity<"ug">) => inMilligrams(writableAtMost(amount), locale);
  const label = t("scale.label", {
    dose: inMilligrams(dose, locale),
    soft: soft === null ? t("scale.none") : `${inMilligrams(soft, locale)} mg`,
    hard: `${inMilligrams(hard, locale)} mg`,
  });
  const sameAsHard = soft !== null && soft.value === hard.value;
  return (
    <div className={styles["scale"]} role="img" aria-label={label}>
      <div className={styles["line"]}>
        {soft !== null && (
          <span
            className={styles["beyond-soft"]}
            style={{ insetInlineStart: place(soft), inlineSize: `calc(${place(hard)} - ${place(soft)})` }}
          />
        )}
        <span className={styles["beyond-hard"]} style={{ insetInlineStart: place(hard) }} />
        <span className={styles["dose"]} style={{ insetInlineStart: place(dose) }} />
      </div>
      <div className={styles["names"]} aria-hidden="true">
        {soft !== null && !sameAsHard && <span style={{ insetInlineStart: place(soft) }}>{t("scale.soft", { value: short(soft) })}</span>}
        <span style={{ insetInlineStart: place(hard) }}>{t("scale.hard", { value: short(hard) })}</span>
      </div>
    </div>
  );
};
