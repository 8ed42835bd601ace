import type { ReactNode } from "react";

import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { PlanFieldId } from "../rules/data/plan-fields.ts";
import { filledParts, type SafetyPlanWords } from "../rules/stored-plan.ts";
import { CrisisLineList } from "./crisis-line-list.tsx";
import { planWords } from "./plan-words.ts";
import styles from "./safety.module.css";

const Entries = ({ entries }: { readonly entries: readonly string[] }) => (
  <ul className={styles["list"]}>
    {entries.map((entry, place) => (
      <li key={place}>{entry}</li>
    ))}
  </ul>
);

/** The given words of a row, one after the other; a telephone number can be called. */
const rowWords = (row: Readonly<Record<string, string>>): ReactNode =>
  Object.entries(row)
    .filter(([, text]) => text !== "")
    .map(([field, text], place) => (
      <span key={field}>
        {place > 0 && " · "}
        {field === "phone" ? <a href={`tel:${text.replaceAll(/[^+\d]/g, "")}`}>{text}</a> : text}
      </span>
    ));

const Rows = ({ rows }: { readonly rows: readonly Readonly<Record<string, string>>[] }) => (
  <ul className={styles["list"]}>
    {rows.map((row, place) => (
      <li key={place}>{rowWords(row)}</li>
    ))}
  </ul>
);

const Part = ({ part, words }: { readonly part: PlanFieldId; readonly words: SafetyPlanWords }): ReactNode => {
  switch (part) {
    case "warningSigns":
    case "coping":
      return <Entries entries={words[part]} />;
    case "distraction":
    case "people":
    case "professionals":
    case "means":
      return <Rows rows={words[part]} />;
    case "emergencyDepartment":
      return <p>{rowWords(words.emergencyDepartment)}</p>;
    case "reasons":
      return <p>{words.reasons}</p>;
  }
};

/** A safety plan to read and to print: crisis lines first, then its parts in their order. */
export const PlanSheet = ({ words }: { readonly words: SafetyPlanWords | null }) => {
  const t = useWords(planWords);
  return (
    <Stack gap={5}>
      <CrisisLineList />
      {words === null ? (
        <p>{t("erased")}</p>
      ) : (
        filledParts(words).map((part) => (
          <Panel key={part} title={t(`parts.${part}`)}>
            <Part part={part} words={words} />
          </Panel>
        ))
      )}
    </Stack>
  );
};
