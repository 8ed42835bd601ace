import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { InteractionClass } from "../rules/data/interactions.ts";
import type { MedicineReading } from "../rules/medicine-readings.ts";
import type { ScreeningFacts } from "../rules/screening-facts.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

const kindOf = { contraindicated: "red", major: "amber", moderate: "plain", minor: "plain" } as const;

const ClassLine = ({ one }: { readonly one: InteractionClass }) => {
  const t = useWords(screeningWords);
  return (
    <p className={styles["plain"]}>
      <Tag kind={kindOf[one.severity]}>{t(`severity.${one.severity}`)}</Tag> {one.name}: {one.effect}. {one.action}{" "}
      <span className={styles["source"]}>
        {t("source", { id: one.id, evidence: t(`evidence.${one.evidence}`), sources: one.sources.join(", ") })}
      </span>
    </p>
  );
};

const nameOf = ({ medicine }: MedicineReading): string => [medicine.name, medicine.dose, medicine.frequency].filter(Boolean).join(" · ");

/** Medicines as they were written, with the interaction classes they belong to; a name that nobody knows says so. */
export const MedicineList = ({ medicines }: { readonly medicines: ScreeningFacts["medicines"] }) => {
  const t = useWords(screeningWords);
  if (!medicines.known) return <p className={styles["plain"]}>{t("medicinesUnknown")}</p>;
  if (medicines.readings.length === 0) return <p className={styles["plain"]}>{t("medicinesNone")}</p>;
  return (
    <DefinitionList
      items={medicines.readings.map((reading) => ({
        term: nameOf(reading),
        value:
          reading.classes.length === 0 ? (
            <Tag mark="unknown">{t("unmatched")}</Tag>
          ) : (
            reading.classes.map((one) => <ClassLine key={one.id} one={one} />)
          ),
      }))}
    />
  );
};

export const AllergyList = ({ allergies }: { readonly allergies: ScreeningFacts["allergies"] }) => {
  const t = useWords(screeningWords);
  if (allergies === null) return <p className={styles["plain"]}>{t("allergiesUnknown")}</p>;
  if (allergies.length === 0) return <p className={styles["plain"]}>{t("allergiesNone")}</p>;
  return <DefinitionList items={allergies.map(({ substance, reaction }) => ({ term: substance, value: reaction || t("notSaid") }))} />;
};

/** Whether two adequate trials stand behind it, and how each trial was counted. */
export const ResistanceView = ({ resistance }: { readonly resistance: ScreeningFacts["resistance"] }) => {
  const t = useWords(screeningWords);
  return (
    <>
      <p className={styles["plain"]}>
        <strong>{t(`resistant.${resistance.status}`)}</strong>. {resistance.reason}
      </p>
      <DefinitionList
        items={resistance.trials.map((one) => ({ term: one.trial.treatment, value: `${t(`counts.${one.counts}`)}: ${one.reason}` }))}
      />
    </>
  );
};
