import { unreachable } from "#kernel/decision.ts";
import { milligramsOf, type Quantity } from "#kernel/quantity.ts";
import { settled, settledList } from "#kernel/setting.ts";
import { dateIn, isBefore } from "#kernel/time.ts";

import { esketamineSettings as settings } from "./data/dosing-settings.ts";
import { esketamineSchedule, type EsketaminePhase, type EsketamineQuestion, type EsketamineSchedule } from "./esketamine-schedule.ts";
import type { KnownOrgans } from "./order-question.ts";
import { listed, ofRule, type Statement } from "./statement.ts";

const day = ({ timeZone }: EsketamineQuestion, at: Temporal.Instant): string => dateIn(timeZone, at);

const rhythm = ({ protocol }: EsketamineQuestion, phase: EsketaminePhase): string => {
  const every = settledList(protocol, settings.maintenanceEvery).map(({ value }) => String(value));
  switch (phase) {
    case "not-started":
      return "The first dose.";
    case "induction":
    case "acute":
      return `${settled(protocol, settings.inductionPerWeek).value} doses a week.`;
    case "weekly":
      return `${settled(protocol, settings.maintenancePerWeek).value} dose a week.`;
    case "maintenance":
      return `One dose every ${every.join(" to ")} weeks, as seldom as keeps the effect.`;
    case "beyond":
      return "More than four weeks were not systematically evaluated for this indication.";
    default:
      return unreachable(phase);
  }
};

const where = (question: EsketamineQuestion, { phase, week }: EsketamineSchedule): Statement => ({
  ...ofRule("ESK-1"),
  standing: phase === "beyond" ? "caution" : "note",
  what: phase === "not-started" ? "Not started." : `Week ${week} of treatment.`,
  why: rhythm(question, phase),
});

/** The amount of the label for this day, and when it may be less (ESK-2). Null while no dose is chosen. */
export const judgeEsketamineAmount = (
  question: EsketamineQuestion,
  { allowed }: EsketamineSchedule,
  dose: Quantity<"ug"> | null,
): Statement => {
  const amounts = allowed.map(({ value }) => `${value} mg`).join(" or ");
  const lower = question.indication === "mdsi" ? " The lower amount is for tolerability." : "";
  const fits = dose === null || allowed.some(({ value }) => value === milligramsOf(dose));
  return {
    ...ofRule("ESK-2"),
    standing: fits ? "clear" : "caution",
    what: `${amounts} on this day.${lower}`,
    why: dose === null ? "" : `Asked for: ${milligramsOf(dose)} mg.`,
  };
};

/** Whether the next dose is due (ESK-3). */
export const judgeEsketamineDay = (question: EsketamineQuestion, { next }: EsketamineSchedule): Statement => {
  const rule = ofRule("ESK-3");
  if (next === null) return { ...rule, standing: "caution", what: "The label plans no further dose.", why: rhythm(question, "beyond") };
  const until = next.until === null ? "" : ` until before ${day(question, next.until)}`;
  const what = `Due from ${day(question, next.from)}${until}.`;
  return isBefore(question.now, next.from)
    ? { ...rule, standing: "caution", what, why: "That is still to come." }
    : { ...rule, standing: "clear", what, why: "" };
};

/** What a missed dose means for the next one, by the phase in which it is noticed. */
const afterMissed = (phase: EsketaminePhase): string => {
  switch (phase) {
    case "weekly":
    case "maintenance":
      return "Without worsening go on as before. With worsening consider the frequency before: weekly instead of every two weeks, twice a week instead of weekly.";
    case "induction":
    case "acute":
    case "not-started":
      return "Without worsening go on as before.";
    case "beyond":
      return "";
    default:
      return unreachable(phase);
  }
};

const missedWords = ({ missed, phase }: EsketamineSchedule): Statement => ({
  ...ofRule("ESK-4"),
  standing: missed ? "caution" : "clear",
  what: missed ? "A dose was missed." : "No dose was missed.",
  why: missed ? afterMissed(phase) : "",
});

/** Severe liver disease: not recommended; moderate: longer watching (ESK-5). */
export const judgeEsketamineLiver = (organs: KnownOrgans | null): Statement => {
  const rule = ofRule("ESK-5");
  const liver = organs?.childPugh ?? "unknown";
  switch (liver) {
    case "C":
      return { ...rule, standing: "caution", what: "Esketamine is not recommended.", why: "Child-Pugh C." };
    case "B":
      return { ...rule, standing: "note", what: "The patient may have to be watched for longer.", why: "Child-Pugh B." };
    case "A":
    case "none":
      return {
        ...rule,
        standing: "clear",
        what: "The liver speaks against nothing.",
        why: liver === "none" ? "No liver disease known." : "Child-Pugh A.",
      };
    case "unknown":
      return { ...rule, standing: "unknown", what: "The liver function is not known.", why: "Record it." };
    default:
      return unreachable(liver);
  }
};

const evaluation = (question: EsketamineQuestion, { evaluateBy }: EsketamineSchedule): Statement => ({
  ...ofRule("ESK-6"),
  standing: evaluateBy !== null && !isBefore(question.now, evaluateBy) ? "caution" : "note",
  what:
    evaluateBy === null
      ? "Judge the benefit at the end of week 4."
      : `Judge the benefit by ${day(question, evaluateBy)}, the end of week 4.`,
  why: "Go on only where it helps.",
});

/** Everything that the label says about a course now, as a list (ESK-1 to ESK-6). */
export const esketamineStatements = (
  question: EsketamineQuestion,
  dose: Quantity<"ug"> | null,
  organs: KnownOrgans | null,
): readonly Statement[] => {
  const schedule = esketamineSchedule(question);
  return [
    where(question, schedule),
    judgeEsketamineAmount(question, schedule, dose),
    judgeEsketamineDay(question, schedule),
    missedWords(schedule),
    judgeEsketamineLiver(organs),
    evaluation(question, schedule),
  ];
};

/** The schedule as one line for a gate: the worst of amount and day (ORDER-21). */
export const esketamineFits = (question: EsketamineQuestion, dose: Quantity<"ug"> | null): Statement => {
  const schedule = esketamineSchedule(question);
  const judged = [judgeEsketamineAmount(question, schedule, dose), judgeEsketamineDay(question, schedule)] as const;
  const against = judged.filter(({ standing }) => standing === "caution");
  const why = listed((against.length > 0 ? against : judged).map(({ what }) => what.replace(/\.$/, "")));
  return {
    ...ofRule("ESK-1"),
    standing: against.length > 0 ? "caution" : "clear",
    what: `Week ${schedule.week}.`,
    why: `${why}.`,
  };
};
