import type { Translate } from "#ui/words/word-key.ts";

import { valuesIn, vitalUnits, type VitalValues } from "../../rules/vital-parameter.ts";
import { textOf } from "../room/vital-values.ts";
import type { sessionWords } from "../session-words.ts";

/** Values as they are spoken: "BP 120/80 mmHg, HR 72 /min". */
export const valueWords = (values: VitalValues, t: Translate<(typeof sessionWords)["en"]>): string => {
  const { systolic, diastolic } = values;
  const pressure =
    systolic && diastolic
      ? [`${t("values.bloodPressure")} ${textOf("systolic", systolic.value)}/${textOf("diastolic", diastolic.value)} ${t("units.mm[Hg]")}`]
      : [];
  const others = valuesIn(values).flatMap(([parameter, value]) => {
    if (pressure.length > 0 && (parameter === "systolic" || parameter === "diastolic")) return [];
    const unit = vitalUnits[parameter];
    return [`${t(`values.${parameter}`)} ${textOf(parameter, value)}${unit === "{score}" ? "" : ` ${t(`units.${unit}`)}`}`];
  });
  return [...pressure, ...others].join(", ");
};
