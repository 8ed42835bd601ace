import { milligramsOf } from "#kernel/quantity.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { Strength } from "../rules/drug.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

/** "50 mg/mL", or "100 mg each". */
export const useStrengthLabel = (): ((strength: Strength) => string) => {
  const t = useWords(pharmacyWords);
  return (strength) =>
    strength.kind === "concentration"
      ? t("perMl", { value: strength.concentration.value })
      : t("perPiece", { value: milligramsOf(strength.amount) });
};
