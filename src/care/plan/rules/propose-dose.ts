import type { Route } from "#care/pharmacy/rules/drug.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { dosingWeight, type WeightBasis } from "./body-weight.ts";
import { lastByRoute, sessionDoses } from "./dose-history.ts";
import { doseFor, lowestLimit, readLimit } from "./dose-limits.ts";
import { nextDoseFrom, judgeFrequency, judgeIntegration, judgeSpacing, judgeWeek } from "./dose-spacing.ts";
import { dosingRouteOf, type DoseBand, type DosingRoute } from "./dosing-route.ts";
import { esketamineStatements } from "./esketamine-in-words.ts";
import { indicationOf } from "./esketamine-schedule.ts";
import type { OrderFacts } from "./order-question.ts";
import type { Statement } from "./statement.ts";
import { titrateBody, titrateLower, titrateWeighing } from "./titrate-by-body.ts";
import { authorisationFor, titrateHard, titrateSoft } from "./titrate-by-limits.ts";
import { findingsForReview, firstDoseFor, titrateFirst, titrateReview, titrateRise, titrateRoute } from "./titrate-by-session.ts";
import type { DoseRange } from "./writable-dose.ts";

export type ProposalQuestion = {
  readonly route: Route;
  /** The dose that is being thought about; null while there is none. */
  readonly dose: Quantity<"ug"> | null;
  readonly weightBasis: WeightBasis | null;
  readonly facts: OrderFacts;
  readonly protocol: Protocol;
  readonly now: Instant;
};

/** What the rules say about the next dose. A proposal to look at: it fills in nothing, orders nothing and opens no gate. */
export type DoseProposal = {
  readonly statements: readonly Statement[];
  /** Null where the rules name none: a fact is missing, or a review stands out. */
  readonly range: DoseRange | null;
  /** From when on the next dose keeps the least spacing. */
  readonly notBefore: Instant | null;
};

type Worked = ProposalQuestion & { readonly dosing: DosingRoute; readonly weight: Quantity<"kg"> | null };

const frailtyOf = ({ body, organs, medicines }: OrderFacts) => ({ age: body.age, organs, medicines });

const spansOf = (bands: readonly DoseBand[], weight: Worked["weight"]): readonly DoseRange[] =>
  bands.flatMap(({ from, to }) => {
    const [least, most] = [doseFor(from, weight), doseFor(to, weight)];
    return least === null || most === null || least.value === most.value ? [] : [{ from: least, to: most }];
  });

/** The lower start (TIT-09): the band below, else the low end of the own one, else a step less. Amounts of a label are not lowered. */
const lowerStart = (first: Quantity<"ug">, own: DoseRange | undefined, spans: readonly DoseRange[], worked: Worked): DoseRange => {
  if (worked.dosing.allowedDoses !== null) return { from: first, to: first };
  const below = own && spans[spans.indexOf(own) - 1];
  if (below !== undefined) return below;
  const step = doseFor(worked.dosing.step, worked.weight)?.value ?? 0;
  const least = own?.from ?? micrograms(Math.max(0, first.value - step));
  return { from: least, to: least };
};

const firstRange = (worked: Worked): DoseRange | null => {
  const { facts, dosing, weight, protocol } = worked;
  const first = firstDoseFor({ ...worked, condition: facts.condition });
  if (first === null) return null;
  const spans = spansOf(dosing.bands, weight);
  const own = spans.findLast(({ from, to }) => from.value < first.value && first.value <= to.value);
  if (titrateLower(frailtyOf(facts), protocol).standing === "caution") return lowerStart(first, own, spans, worked);
  return { from: own?.from ?? first, to: first };
};

const nextRange = ({ facts, dosing, weight, protocol }: Worked, last: Quantity<"ug">): DoseRange | null => {
  const step = doseFor(dosing.step, weight);
  if (step === null) return null;
  const lower = micrograms(Math.max(0, last.value - step.value));
  const { lastSession } = facts;
  if (lastSession !== null && findingsForReview(lastSession, protocol).against.length > 0)
    return lower.value > 0 ? { from: lower, to: lower } : null;
  const higher = titrateRise(lastSession, protocol).standing === "may" ? last.value + step.value : last.value;
  return { from: last, to: micrograms(higher) };
};

/** A range never reaches above the lower hard maximum, nor between amounts that do not exist. */
const inLimits = (range: DoseRange, { dosing, weight }: Worked): DoseRange | null => {
  const most = lowestLimit(dosing.hardMaximum, weight);
  if (most === null || (dosing.hardMaximum.perWeight !== null && weight === null)) return null;
  const to = micrograms(Math.min(range.to.value, most.value));
  const from = micrograms(Math.min(range.from.value, to.value));
  if (dosing.allowedDoses === null) return { from, to };
  const existing = dosing.allowedDoses.map(({ value }) => value * 1000).filter((value) => value >= from.value && value <= to.value);
  const [least, greatest] = [existing[0], existing.at(-1)];
  return least === undefined || greatest === undefined ? null : { from: micrograms(least), to: micrograms(greatest) };
};

const rangeOf = (worked: Worked): DoseRange | null => {
  const { facts, protocol, now, route } = worked;
  if (titrateReview(facts.lastSession, protocol, now).standing === "block") return null;
  const last = lastByRoute(route, facts.dosesGiven);
  const range = last === null ? firstRange(worked) : nextRange(worked, last.amount);
  return range && inLimits(range, worked);
};

const titrationOf = (worked: Worked): readonly Statement[] => {
  const { route, dose, weightBasis: basis, facts, dosing, weight, protocol, now } = worked;
  const course = { route, history: facts.dosesGiven, condition: facts.condition, weight, protocol };
  const authorised = dose === null ? undefined : authorisationFor(facts.authorisations, { route, dose }, now);
  const byWeight = dosing.basis === "mg/kg";
  return [
    titrateFirst(course),
    titrateRise(facts.lastSession, protocol),
    titrateReview(facts.lastSession, protocol, now),
    titrateSoft(dose && readLimit(dosing.softMaximum, dose, weight)),
    titrateHard(dose && readLimit(dosing.hardMaximum, dose, weight), authorised),
    titrateRoute(course),
    titrateWeighing(facts.weights, facts.dosingTimes.at(-1) ?? null, protocol, now),
    titrateBody({ basis, byWeight, weight: facts.weight?.value ?? null, body: facts.body, protocol }),
    titrateLower(frailtyOf(facts), protocol),
  ];
};

const scheduleOf = ({ route, dose, facts, protocol, now }: Worked): readonly Statement[] => {
  const indication = route === "IN-ESK" ? indicationOf(facts.condition) : null;
  if (indication === null) return [];
  const given = sessionDoses(facts.dosesGiven).flatMap((one) => (one.route === "IN-ESK" ? [one.at] : []));
  return esketamineStatements({ indication, given, now, timeZone: facts.timeZone, protocol }, dose, facts.organs);
};

/** The numbered statements of TIT, SPC and ESK about the next dose, and the range that they leave. */
export const proposeDose = (question: ProposalQuestion): DoseProposal => {
  const { facts, protocol, now } = question;
  const weight = dosingWeight(facts.weight?.value ?? null, question.weightBasis, facts.body);
  const worked: Worked = { ...question, weight, dosing: dosingRouteOf(question.route, protocol) };
  const times = facts.dosingTimes;
  return {
    statements: [
      ...titrationOf(worked),
      judgeSpacing(times, protocol, now),
      judgeWeek(times, protocol, now),
      judgeFrequency(times, protocol, now),
      judgeIntegration(times, facts.integration),
      ...scheduleOf(worked),
    ],
    range: rangeOf(worked),
    notBefore: nextDoseFrom(times, protocol),
  };
};
