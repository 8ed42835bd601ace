import { useMemo } from "react";

import type { Protocol } from "#kernel/setting.ts";
import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { InteractionClass } from "../rules/data/interaction-classes.ts";
import { isUnknown, type MedicineReading, type MedicinesReading } from "../rules/medicine-readings.ts";
import { nearNames } from "../rules/near-names.ts";
import type { ScreeningFacts } from "../rules/screening-facts.ts";
import { withSettings } from "../rules/with-settings.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

const kindOf = { contraindicated: "red", major: "amber", moderate: "plain", minor: "plain" } as const;
const weight = { contraindicated: 0, major: 1, moderate: 2, minor: 3 } as const;

const ClassLine = ({ one, protocol }: { readonly one: InteractionClass; readonly protocol: Protocol }) => {
  const t = useWords(screeningWords);
  return (
    <p className={styles["plain"]}>
      <Tag kind={kindOf[one.severity]}>{t(`severity.${one.severity}`)}</Tag> {one.name}: {one.effect}. {withSettings(one.action, protocol)}{" "}
      <span className={styles["source"]}>
        {t("source", { id: one.id, evidence: t(`evidence.${one.evidence}`) })} <SourceLinks ids={one.sources} />
      </span>
    </p>
  );
};

const nameOf = ({ medicine }: MedicineReading): string => [medicine.name, medicine.dose, medicine.frequency].filter(Boolean).join(" · ");

/** The heaviest class of a medicine first; what nobody knows before what only informs. */
const urgency = (reading: MedicineReading): number =>
  Math.min(isUnknown(reading) ? 1.5 : 4, ...reading.classes.map(({ severity }) => weight[severity]));

const UnknownMedicine = ({ reading }: { readonly reading: MedicineReading }) => {
  const t = useWords(screeningWords);
  const near = useMemo(() => nearNames(reading.unread), [reading.unread]);
  const said = reading.ingredients.length === 0 ? t("unmatched") : t("unread", { words: reading.unread.join(", ") });
  return (
    <p className={styles["plain"]}>
      <Tag mark="unknown">{said}</Tag> {near.length > 0 && t("didTheyMean", { names: near.join(t("or")) })}
    </p>
  );
};

const ReadingLines = ({ reading, protocol }: { readonly reading: MedicineReading; readonly protocol: Protocol }) => {
  const t = useWords(screeningWords);
  return (
    <>
      {isUnknown(reading) && <UnknownMedicine reading={reading} />}
      {reading.ingredients.length > 0 && <p className={styles["source"]}>{t("readAs", { names: reading.ingredients.join(", ") })}</p>}
      {reading.classes
        .toSorted((one, other) => weight[one.severity] - weight[other.severity])
        .map((one) => (
          <ClassLine key={one.id} one={one} protocol={protocol} />
        ))}
      {reading.isGlp1 && <p className={styles["plain"]}>{t("glp1")}</p>}
      {reading.notes.map((note) => (
        <p key={note} className={styles["plain"]}>
          {note}
        </p>
      ))}
    </>
  );
};

type MedicineListProps = { readonly medicines: MedicinesReading; readonly protocol: Protocol };

/** Medicines as they were written, with what they are read as and the classes they belong to; a name that nobody knows says so. */
export const MedicineList = ({ medicines, protocol }: MedicineListProps) => {
  const t = useWords(screeningWords);
  if (!medicines.known) return <p className={styles["plain"]}>{t("medicinesUnknown")}</p>;
  if (medicines.readings.length === 0) return <p className={styles["plain"]}>{t("medicinesNone")}</p>;
  return (
    <ul className={styles["findings"]}>
      {medicines.readings
        .toSorted((one, other) => urgency(one) - urgency(other))
        .map((reading, place) => (
          <li key={place} className={styles["medicine"]}>
            <p className={styles["label"]}>{nameOf(reading)}</p>
            <ReadingLines reading={reading} protocol={protocol} />
          </li>
        ))}
    </ul>
  );
};

export const AllergyList = ({ allergies }: { readonly allergies: ScreeningFacts["allergies"] }) => {
  const t = useWords(screeningWords);
  if (allergies === null) return <p className={styles["plain"]}>{t("allergiesUnknown")}</p>;
  if (allergies.length === 0) return <p className={styles["plain"]}>{t("allergiesNone")}</p>;
  return <DefinitionList items={allergies.map(({ substance, reaction }) => ({ term: substance, value: reaction || t("notSaid") }))} />;
};
