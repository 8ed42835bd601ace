import type { InstrumentDefinition } from "./instrument-definition.ts";
import { wrongAnswer, type Items } from "./item-answers.ts";
import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import { flagsRaised } from "./flags-raised.ts";
import type { Scored } from "./score-instrument.ts";
import type { ScoringContext } from "./scoring-context.ts";
import { subscaleScore } from "./subscale-scores.ts";

/** Answers by subscale, as a licensed form with its own numbering gives them. */
export type GroupedItems = Readonly<Record<string, Items>>;

const refused = (message: string, field: string): Scored => ({ outcome: "refused", refusal: { rule: "MSR-1", message, field } });

const malformed = (definition: InstrumentDefinition, groups: GroupedItems): Scored | undefined => {
  const { shortName } = instrumentCatalogue[definition.id];
  const codes = definition.subscales.filter(({ items }) => items === null).map(({ code }) => code);
  if (codes.length === 0) return refused(`${shortName} takes its answers as one list, in the order of the form.`, "items");
  for (const [code, answers] of Object.entries(groups)) {
    const subscale = definition.subscales.find((one) => one.code === code);
    if (subscale === undefined) return refused(`${shortName} has no subscale "${code}". It has ${codes.join(", ")}.`, code);
    if (answers.length !== subscale.size) {
      return refused(`${subscale.label} of ${shortName} has ${subscale.size} items; ${answers.length} were given.`, code);
    }
    const wrong = wrongAnswer(definition, answers, () => 1);
    if (wrong !== undefined) return refused(`${subscale.label}: ${wrong.message}`, code);
  }
  return undefined;
};

/** Scores an instrument whose item map comes with its text, from answers by subscale. A subscale that is not given has no score. */
export const scoreGrouped = (definition: InstrumentDefinition, groups: GroupedItems, context: ScoringContext): Scored => {
  const wrong = malformed(definition, groups);
  if (wrong !== undefined) return wrong;
  const subscales = definition.subscales.map((subscale) =>
    subscaleScore(definition, subscale, groups[subscale.code] ?? Array<null>(subscale.size).fill(null)),
  );
  const given = Object.values(groups).flat();
  const read = { total: null, subscales, pattern: null };
  return {
    outcome: "scored",
    score: {
      ...read,
      raw: null,
      proratedFrom: null,
      reason: null,
      percent: null,
      band: null,
      missing: [],
      answered: given.filter((answer) => answer !== null).length,
      contradicting: [],
      cutoffs: {},
      symptoms: null,
      triage: null,
      criterionACandidate: null,
      complete: null,
      flags: flagsRaised(definition, read, { counted: given, possible: null, triage: null }, context),
    },
  };
};
