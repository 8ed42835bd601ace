import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { PreparationView } from "../contract.ts";
import { openQuestions } from "../rules/answer-expectations.ts";
import { preparationSteps, type PreparationStep } from "../rules/open-steps.ts";
import { preparationWords } from "./preparation-words.ts";
import styles from "./prepare.module.css";

const useDescribe = ({
  intention,
  hopesAndFears,
  expectations,
  setting,
  touchWishes,
  supportPlan,
  escort,
  preparedness,
}: PreparationView) => {
  const t = useWords(preparationWords);
  const list = (parts: readonly (string | null | undefined)[]): string => parts.filter((part) => (part ?? "") !== "").join(" · ");
  const describeEscort = (): string | null => {
    if (escort === null) return null;
    const relationship = t(`escort.relationships.${escort.relationship}`);
    const who =
      escort.contact === null ? t("staff.escortNoContact", { relationship }) : t("staff.escortTo", { ...escort.contact, relationship });
    return list([who, escort.confirmed ? t("staff.escortConfirmed") : t("staff.escortUnconfirmed")]);
  };
  const describeQuiz = (): string | null => {
    if (expectations === null) return null;
    return expectations.understood ? t("staff.understood") : t("staff.quizOpen", { count: openQuestions(expectations.answers).length });
  };
  const describeHopes = (): string | null =>
    hopesAndFears &&
    list([
      hopesAndFears.hopes && t("staff.hopes", { words: hopesAndFears.hopes }),
      hopesAndFears.fears && t("staff.fears", { words: hopesAndFears.fears }),
      hopesAndFears.expectation && t("staff.expectation", { value: hopesAndFears.expectation.value }),
      hopesAndFears.motivation && t("staff.motivation", { value: hopesAndFears.motivation.value }),
    ]);
  const describeTouch = (): string | null =>
    touchWishes &&
    list([
      ...(["hand", "shoulder"] as const).map((place) => `${t(`touch.${place}`)}: ${t(`touch.answers.${touchWishes[place]}`)}`),
      touchWishes.other,
    ]);
  const describeSetting = (): string | null =>
    setting &&
    list([
      `${t("setting.music")}: ${t(`setting.musicOption.${setting.music}`)}`,
      setting.musicWords,
      `${t("setting.eyeShades")}: ${t(`setting.comfort.${setting.eyeShades}`)}`,
      `${t("setting.blanket")}: ${t(`setting.comfort.${setting.blanket}`)}`,
      `${t("setting.light")}: ${t(`setting.lightOption.${setting.light}`)}`,
      setting.other,
    ]);
  const describePlan = (): string | null =>
    supportPlan &&
    list([
      ...supportPlan.supports,
      ...supportPlan.groundingPractices,
      t("staff.stopWord", { word: supportPlan.stopWord }),
      supportPlan.difficultMoments,
    ]);
  return (step: PreparationStep): string | null => {
    switch (step) {
      case "intention":
        return intention && intention.text;
      case "hopes-and-fears":
        return describeHopes();
      case "expectations":
        return describeQuiz();
      case "setting":
        return describeSetting();
      case "touch":
        return describeTouch();
      case "support-plan":
        return describePlan();
      case "escort":
        return describeEscort();
      case "preparedness":
        return preparedness && t("staff.rating", { value: preparedness.value.value });
    }
  };
};

/** What was prepared, step by step; what nobody recorded says so. */
export const PreparationSummary = ({ preparation }: { readonly preparation: PreparationView }) => {
  const t = useWords(preparationWords);
  const describe = useDescribe(preparation);
  return (
    <DefinitionList
      items={preparationSteps.map((step) => {
        const said = describe(step);
        const isOwn = step === "intention" && said !== null;
        return {
          term: t(`staffSteps.${step}`),
          value: (
            <span className={isOwn ? styles["own"] : said === null ? styles["quiet"] : undefined}>{said ?? t("staff.nothingYet")}</span>
          ),
        };
      })}
    />
  );
};
