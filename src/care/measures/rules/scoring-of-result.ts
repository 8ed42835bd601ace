import type { InstrumentDefinition } from "./instrument-definition.ts";
import type { Items } from "./item-answers.ts";
import type { ScoringContext } from "./scoring-context.ts";

type Given = { readonly items: Items; readonly extra: Readonly<Record<string, number | null>> };

/** Behaviour counts as recent when it was asked so, and always on the form that asks since the last contact. */
const behaviourRecentIn = ({ triage }: InstrumentDefinition, { items, extra }: Given): boolean | null => {
  if (triage === null) return null;
  if (extra["since-last-contact"] === 1) return items[triage.behaviourItem - 1] === 1 ? true : null;
  const answer = extra["behaviour-recent"] ?? null;
  return answer === null ? null : answer === 1;
};

/** What a score depends on, with what was answered beside the scored items. */
export const scoringContext = (
  definition: InstrumentDefinition,
  given: Given,
  { protocol, sex, loaded }: Omit<ScoringContext, "behaviourRecent">,
): ScoringContext => ({ protocol, sex, loaded, behaviourRecent: behaviourRecentIn(definition, given) });
