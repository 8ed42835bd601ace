import type { Quantity } from "#kernel/quantity.ts";
import { settled, settledList, type Protocol } from "#kernel/setting.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { esketamineSettings as settings } from "./data/dosing-settings.ts";
import { spacing } from "./data/plan-settings.ts";
import type { PlanCondition } from "./events.ts";

/** Treatment-resistant depression, or major depression with acute suicidal ideation or behaviour. */
export type EsketamineIndication = "trd" | "mdsi";

/** The indication that a plan's condition stands for; null for one that is not on the label. */
export const indicationOf = (condition: PlanCondition | null): EsketamineIndication | null => {
  switch (condition) {
    case "treatment-resistant-depression":
      return "trd";
    case "depression-with-suicidality":
      return "mdsi";
    case "major-depression":
    case "anxiety":
    case "ptsd":
    case "other":
    case null:
      return null;
  }
};

export type EsketamineQuestion = {
  readonly indication: EsketamineIndication;
  /** Esketamine sessions of this course, oldest first: one moment a session. */
  readonly given: readonly Instant[];
  readonly now: Instant;
  /** IANA zone of the clinic: weeks of treatment begin with the day of the first dose, by its calendar. */
  readonly timeZone: string;
  readonly protocol: Protocol;
};

/** `beyond` is depression with suicidality after its four weeks: not systematically evaluated. */
export type EsketaminePhase = "not-started" | "induction" | "weekly" | "maintenance" | "acute" | "beyond";

export type EsketamineSchedule = {
  readonly phase: EsketaminePhase;
  /** Week of treatment, 1 for the first. */
  readonly week: number;
  readonly allowed: readonly Quantity<"mg">[];
  /** When the next dose is due; null where the label plans none. Without a first dose: from now on. */
  readonly next: { readonly from: Instant; readonly until: Instant | null } | null;
  /** Whether the window after the last dose went by without one. */
  readonly missed: boolean;
  /** The end of week 4: whether it helps is judged by then. */
  readonly evaluateBy: Instant | null;
};

const daysPerWeek = 7;

type Calendar = { readonly start: Instant; readonly timeZone: string };

/** The first moment of a week of treatment, by the clinic's calendar. */
const startOfWeek = ({ start, timeZone }: Calendar, week: number): Instant =>
  start
    .toZonedDateTimeISO(timeZone)
    .startOfDay()
    .add({ days: (week - 1) * daysPerWeek })
    .toInstant();

const weekOf = ({ start, timeZone }: Calendar, at: Instant): number => {
  const from = start.toZonedDateTimeISO(timeZone).toPlainDate();
  const to = at.toZonedDateTimeISO(timeZone).toPlainDate();
  return Math.max(1, Math.floor(from.until(to, { largestUnit: "days" }).days / daysPerWeek) + 1);
};

const phaseIn = ({ indication, protocol }: EsketamineQuestion, week: number): EsketaminePhase => {
  const induction = settled(protocol, settings.inductionWeeks).value;
  if (indication === "mdsi") return week <= induction ? "acute" : "beyond";
  if (week <= induction) return "induction";
  return week <= settled(protocol, settings.weeklyWeeks).value ? "weekly" : "maintenance";
};

const later = (one: Instant, other: Instant): Instant => (isBefore(one, other) ? other : one);

type Window = NonNullable<EsketamineSchedule["next"]>;

/** Whether the week of the last dose has room for another: twice a week at first, then once (ESK-3). */
const hasRoom = (question: EsketamineQuestion, calendar: Calendar, week: number): boolean => {
  const perWeek =
    week <= settled(question.protocol, settings.inductionWeeks).value ? settings.inductionPerWeek : settings.maintenancePerWeek;
  return question.given.filter((at) => weekOf(calendar, at) === week).length < settled(question.protocol, perWeek).value;
};

/**
 * The window that follows the last dose: in its week while there is room and rest enough, else in the next, and from the weeks of
 * maintenance on as far as its rhythm reaches. Null when the label plans no further dose.
 */
const afterLast = (question: EsketamineQuestion, calendar: Calendar, last: Instant): Window | null => {
  const { protocol } = question;
  const [least = { value: 1 }, most = least] = settledList(protocol, settings.maintenanceEvery);
  const rested = last.add({ hours: Math.ceil(settled(protocol, spacing.leastHours).value) });
  const week = weekOf(calendar, last);
  const step = phaseIn(question, week) === "maintenance" ? least.value : hasRoom(question, calendar, week) ? 0 : 1;
  const due = Math.max(week + step, weekOf(calendar, rested));
  const phase = phaseIn(question, due);
  if (phase === "beyond") return null;
  const lastWeek = phase === "maintenance" ? Math.max(due, week + most.value) : due;
  return { from: later(rested, startOfWeek(calendar, due)), until: startOfWeek(calendar, lastWeek + 1) };
};

const allowedIn = ({ indication, protocol }: EsketamineQuestion, isFirst: boolean): readonly Quantity<"mg">[] => {
  const amounts = settledList(protocol, settings.amounts);
  // Day 1 of treatment-resistant depression is 56 mg; depression with suicidality starts with 84 mg and may drop for tolerability.
  return isFirst && indication === "trd" ? amounts.slice(0, 1) : amounts;
};

/**
 * Where a course of esketamine is by its label (ESK-1 to ESK-5): phase and week, the amounts that may be given, when the next dose is
 * due, whether one was missed, and by when its benefit is judged.
 */
export const esketamineSchedule = (question: EsketamineQuestion): EsketamineSchedule => {
  const { given, now, timeZone, protocol } = question;
  const [start] = given;
  const last = given.at(-1);
  if (start === undefined || last === undefined)
    return {
      phase: "not-started",
      week: 1,
      allowed: allowedIn(question, true),
      next: { from: now, until: null },
      missed: false,
      evaluateBy: null,
    };
  const calendar = { start, timeZone };
  const week = weekOf(calendar, now);
  const window = afterLast(question, calendar, last);
  const missed = window !== null && window.until !== null && !isBefore(now, window.until);
  const phase = phaseIn(question, week);
  const open = missed && phase !== "beyond" ? { from: now, until: startOfWeek(calendar, week + 1) } : window;
  return {
    phase,
    week,
    allowed: allowedIn(question, false),
    next: phase === "beyond" ? null : open,
    missed,
    evaluateBy: startOfWeek(calendar, settled(protocol, settings.inductionWeeks).value + 1),
  };
};
