import type { Translate } from "#ui/words/word-key.ts";

import type { Evidence } from "../rules/stored-evidence.ts";
import type { concernWords } from "./concern-words.ts";

type Enzyme = Extract<Evidence, { kind: "liver-enzymes" }>["alt"];
type Words = Translate<(typeof concernWords)["en"]>;

const listed = (found: readonly string[], t: Words): string => (found.length === 0 ? t("found.none") : found.join(", "));

const enzymeWords = (name: string, one: Enzyme, t: Words): readonly string[] =>
  one === null ? [] : [t("found.enzyme", { name, value: one.measured.value, limit: one.upperLimit.value })];

/** What was found, in words, without its kind. */
export const describeEvidence = (evidence: Evidence, t: Words): string => {
  switch (evidence.kind) {
    case "mania-screen":
      return t(`outcomes.${evidence.result}`);
    case "psychosis-mania":
      return listed(
        evidence.symptoms.map((one) => t(`signList.${one}`)),
        t,
      );
    case "urinary":
      return [
        listed(
          evidence.symptoms.map((one) => t(`symptomList.${one}`)),
          t,
        ),
        `${t("urinalysis")}: ${t(`urinalyses.${evidence.urinalysis}`)}`,
      ].join("; ");
    case "liver-enzymes":
      return [...enzymeWords(t("alt"), evidence.alt, t), ...enzymeWords(t("ast"), evidence.ast, t)].join("; ");
    case "distress":
      return t("found.hours", { hours: evidence.lasted.value });
    case "disclosure":
      return t(`abouts.${evidence.about}`);
    case "pregnancy-test":
      return `${t(`tests.${evidence.test}`)}: ${t(`outcomes.${evidence.result}`)}`;
  }
};
