import { settled, type Protocol } from "#kernel/setting.ts";
import { hoursBetween, isBefore, type Instant } from "#kernel/time.ts";

import { ago } from "./ago.ts";
import { spacing } from "./data/plan-settings.ts";
import { ofRule, type Statement } from "./statement.ts";

/** When a patient's dosing sessions were, of all episodes in the clinic, oldest first: one moment a session, that of its last dose. */
export type DosingTimes = readonly Instant[];

const hoursPerDay = 24;
const within = (times: DosingTimes, days: number, now: Instant): DosingTimes =>
  times.filter((at) => hoursBetween(at, now) < days * hoursPerDay);

/** From when on the next dose keeps the least spacing; null when none was given yet. */
export const nextDoseFrom = (times: DosingTimes, protocol: Protocol): Instant | null =>
  times.at(-1)?.add({ minutes: Math.round(settled(protocol, spacing.leastHours).value * 60) }) ?? null;

/** Two dosing sessions are at least so many hours apart (SPC-1). */
export const judgeSpacing = (times: DosingTimes, protocol: Protocol, now: Instant): Statement => {
  const rule = ofRule("SPC-1");
  const { value: least } = settled(protocol, spacing.leastHours);
  const last = times.at(-1);
  const next = nextDoseFrom(times, protocol);
  if (last === undefined || next === null) return { ...rule, standing: "clear", what: "No dose was given yet.", why: "" };
  return isBefore(now, next)
    ? { ...rule, standing: "caution", what: `Less than ${least} h since the last dose.`, why: `It was ${ago(last, now)}.` }
    : { ...rule, standing: "clear", what: `At least ${least} h since the last dose.`, why: `It was ${ago(last, now)}.` };
};

/** At most so many dosing sessions in any seven days, the next one counted (SPC-2). */
export const judgeWeek = (times: DosingTimes, protocol: Protocol, now: Instant): Statement => {
  const rule = ofRule("SPC-2");
  const { value: most } = settled(protocol, spacing.mostPerWeek);
  const given = within(times, 7, now).length;
  return given >= most
    ? { ...rule, standing: "caution", what: `This would be more than ${most} sessions in seven days.`, why: `${given} were given.` }
    : { ...rule, standing: "clear", what: `At most ${most} sessions in seven days.`, why: `${given} were given.` };
};

/** How many whole weeks, counted back from now without a gap, had more sessions than the alert allows. */
const busyWeeks = (times: DosingTimes, perWeek: number, now: Instant): number => {
  for (let weeks = 0; ; weeks += 1) {
    const until = now.subtract({ hours: weeks * 7 * hoursPerDay });
    const before = times.filter((at) => !isBefore(until, at));
    if (within(before, 7, until).length <= perWeek) return weeks;
  }
};

/** Many doses over many weeks, or over a year, are an alert: somebody looks before the next (SPC-3, BST-07). */
export const judgeFrequency = (times: DosingTimes, protocol: Protocol, now: Instant): Statement => {
  const rule = ofRule("SPC-3");
  const perWeek = settled(protocol, spacing.alertPerWeek).value;
  const weeks = settled(protocol, spacing.alertWeeks).value;
  const perYear = settled(protocol, spacing.alertPerYear).value;
  // The next session is counted: it is the one that a signature would allow.
  const inYear = within(times, 365, now).length + 1;
  const busy = busyWeeks(times, perWeek, now);
  if (busy > weeks)
    return {
      ...rule,
      standing: "caution",
      what: `More than ${perWeek} sessions a week for ${busy} weeks.`,
      why: `The alert is at ${weeks} weeks.`,
    };
  if (inYear > perYear)
    return { ...rule, standing: "caution", what: `This would be session ${inYear} in 12 months.`, why: `The alert is at ${perYear}.` };
  return { ...rule, standing: "clear", what: "Not more often than the alerts allow.", why: `With this one ${inYear} in 12 months.` };
};

/** The next dose waits for the integration of the last one (SPC-4, INTG-10). `unknown` where it could not be read. */
export const judgeIntegration = (times: DosingTimes, integration: "done" | "open" | "unknown"): Statement => {
  const rule = ofRule("SPC-4");
  if (times.length === 0) return { ...rule, standing: "clear", what: "No dose was given yet.", why: "" };
  switch (integration) {
    case "done":
      return { ...rule, standing: "clear", what: "The last session has its integration note.", why: "" };
    case "open":
      return {
        ...rule,
        standing: "caution",
        what: "The last session has no signed integration note.",
        why: "Integrate it first, or give a reason.",
      };
    case "unknown":
      return { ...rule, standing: "unknown", what: "Whether the last session was integrated is not known.", why: "" };
  }
};
