import { safetyRuleEntryOf } from "#care/safety/rules/data/safety-rules.ts";
import type { SafetyRule } from "#care/safety/rules/safety-rule.ts";
import { deadlinesOf } from "#care/safety/rules/safety-deadlines.ts";
import { worseAfterDose } from "#care/safety/rules/worse-after-dose.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import type { MeasuresEvent, Occasion } from "./events.ts";
import type { InstrumentDefinition, InstrumentId } from "./instrument-definition.ts";
import type { LoadedScoring } from "./instrument-text.ts";
import { instrumentOf } from "./instruments.ts";
import type { Items } from "./item-answers.ts";
import { baselineOf } from "./measure-facts.ts";
import type { Measures } from "./measures.ts";
import { readingOf } from "./measure-reading.ts";
import { scoreInstrument } from "./score-instrument.ts";
import { scoringContext } from "./scoring-of-result.ts";

export type CompleteMeasure = {
  readonly responseId: Uuid;
  readonly requestId: Uuid | null;
  readonly instrument: InstrumentId;
  readonly definitionVersion: string;
  readonly items: Items;
  readonly extra: Readonly<Record<string, number | null>>;
  /** What the person was asked for when nobody requested it. A request decides for itself. */
  readonly occasion: Occasion;
  readonly sessionId: Uuid | null;
  readonly language: string;
};

/** What the rule cannot know by itself: the clinic's zone and protocol, the patient's sex, what came with the text, ids for flags. */
export type CompletionContext = {
  readonly timeZone: string;
  readonly protocol: Protocol;
  readonly sex: "male" | "female" | null;
  readonly loaded: LoadedScoring | null;
  /** When doses were given so far. */
  readonly doses: readonly Instant[];
  readonly flagIds: (rule: SafetyRule) => Uuid;
};

const malformed = (state: Measures, asked: CompleteMeasure, definition: InstrumentDefinition): Decision<MeasuresEvent> | undefined => {
  if (state.results.some((result) => result.responseId === asked.responseId)) {
    return refuse("MSR-10", "These answers were already received. There is no need to send them again.");
  }
  if (asked.definitionVersion !== definition.version) {
    return refuse(
      "MSR-11",
      `${instrumentCatalogue[definition.id].shortName} was changed since you opened it. Please reload; your answers are kept.`,
    );
  }
  if (asked.requestId !== null && !state.requests.some((request) => request.requestId === asked.requestId)) {
    return refuse("MSR-12", "Nobody asked for this questionnaire here. Please open it again from your list.", "requestId");
  }
  if (asked.items.every((answer) => answer === null)) {
    return refuse("MSR-13", "Please answer at least one question.", "items");
  }
  const unknownExtra = Object.entries(asked.extra).find(([id, answer]) => {
    const item = definition.extraItems.find((one) => one.id === id);
    return item === undefined || (answer !== null && !item.values.includes(answer));
  });
  return unknownExtra && refuse("MSR-1", "One of the answers is not among those that can be chosen.", `extra.${unknownExtra[0]}`);
};

/** The first baseline stands; only a staff request sets another (MSR-14). */
const occasionOf = (state: Measures, asked: CompleteMeasure): { readonly occasion: Occasion; readonly sessionId: Uuid | null } => {
  const request = state.requests.find((one) => one.requestId === asked.requestId);
  if (request !== undefined && request.answeredBy === null) return { occasion: request.occasion, sessionId: request.sessionId };
  const repeatsBaseline = asked.occasion === "baseline" && baselineOf(state.results, asked.instrument) !== null;
  return { occasion: request !== undefined || repeatsBaseline ? "unscheduled" : asked.occasion, sessionId: asked.sessionId };
};

/** Keeps answers with their score and raises what they set off. What was answered is a fact: only malformed answers are refused. */
export const completeMeasure = (
  state: Measures,
  asked: CompleteMeasure,
  meta: CommandMeta,
  context: CompletionContext,
): Decision<MeasuresEvent> => {
  const definition = instrumentOf(asked.instrument);
  const wrong = malformed(state, asked, definition);
  if (wrong !== undefined) return wrong;
  const scored = scoreInstrument(definition, asked.items, scoringContext(definition, asked, context));
  if (scored.outcome === "refused") return scored;
  const { total, proratedFrom, band, missing, flags } = scored.score;
  // By both clocks, so that a phone with a wrong one hides no worsening.
  const worse = [meta.observedAt, meta.now].some((completedAt) =>
    worseAfterDose({ ...asked, total, band, completedAt }, state.results, context.doses, context.protocol),
  );
  const raised = [...flags, ...(worse ? (["SR-07"] as const) : [])].map((rule): MeasuresEvent => ({
    type: "safety-flag-raised",
    flagId: context.flagIds(rule),
    rule,
    level: safetyRuleEntryOf(rule).level,
    responseId: asked.responseId,
    ...deadlinesOf(safetyRuleEntryOf(rule), meta.now, context.timeZone, context.protocol),
  }));
  return accept<MeasuresEvent>(
    {
      ...asked,
      ...occasionOf(state, asked),
      type: "measure-completed",
      items: [...asked.items],
      total,
      proratedFrom,
      band,
      missing: [...missing],
      reading: readingOf(definition, scored.score, context.sex),
    },
    ...raised,
  );
};
