import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { Decided } from "../rules/screening.ts";
import { screeningWords } from "./screening-words.ts";
import styles from "./screening.module.css";

/** A decision as it was signed, with the reasons that were given. */
export const DecidedPanel = ({ decided, timeZone }: { readonly decided: Decided; readonly timeZone: string }) => {
  const t = useWords(screeningWords);
  const locale = useLocale();
  return (
    <Panel title={t(`decided.${decided.decision}`)} note={t("decided.at", { date: formatDateTime(decided.decidedAt, timeZone, locale) })}>
      <Stack gap={3}>
        {decided.drug !== null && <p className={styles["plain"]}>{t("decided.drug", { drug: t(`decide.drugs.${decided.drug}`) })}</p>}
        {decided.note !== "" && <p className={styles["plain"]}>{decided.note}</p>}
        {decided.addressed.length > 0 && (
          <DefinitionList
            items={decided.addressed.map(({ rule, reason }) => ({ term: `${t("decided.weighed")}: ${rule}`, value: reason }))}
          />
        )}
      </Stack>
    </Panel>
  );
};
