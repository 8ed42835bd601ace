import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { AcuteSuicidality } from "../rules/acute-suicidality.ts";
import type { ResistanceReading } from "../rules/treatment-resistance.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

type IndicationViewProps = { readonly resistance: ResistanceReading; readonly acute: AcuteSuicidality };

/** Whether the trials show treatment resistance, how each was counted, what payers ask for, and whether acute suicidality fits. */
export const IndicationView = ({ resistance, acute }: IndicationViewProps) => {
  const t = useWords(screeningWords);
  const { trials, payerView } = resistance;
  return (
    <Stack gap={4}>
      <div>
        <p className={styles["plain"]}>
          {t("resistance")}: <strong>{t(`resistant.${resistance.status}`)}</strong>. {resistance.reason}
        </p>
        {trials.length > 0 && (
          <DefinitionList
            items={trials.map((one) => ({
              term: one.ingredient === null ? one.trial.treatment : t("trialAs", { name: one.trial.treatment, ingredient: one.ingredient }),
              value: `${t(`counts.${one.counts}`)}: ${one.reason}`,
            }))}
          />
        )}
        <p className={styles["source"]}>{t("payerView", { status: t(`shown.${payerView.status}`), reason: payerView.reason })}</p>
      </div>
      <div>
        <p className={styles["plain"]}>
          {t("acute")}: <strong>{t(`acuteStatus.${acute.status}`)}</strong>. {acute.reasons.join(" ")}
        </p>
        <p className={styles["source"]}>{acute.caveat}</p>
      </div>
    </Stack>
  );
};
