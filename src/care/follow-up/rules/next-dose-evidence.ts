import { settled, settledList, type Protocol } from "#kernel/setting.ts";
import { hoursBetween, isBefore, type Instant } from "#kernel/time.ts";

import {
  boostersWithoutBenefit,
  dosesBeforeJudging,
  firstInterval,
  intervalStep,
  leastBenefit,
  reviewDoses,
  reviewMonths,
} from "./data/follow-up-settings.ts";
import type { DoseDuration } from "./dose-durations.ts";
import { observeDrift, type DriftReading } from "./observe-drift.ts";

/** `present` is what the rule looks for; `not-assessed` says that nobody can tell from the record. */
type Found = "present" | "absent" | "not-assessed";

/** One statement that bears on a decision about a further dose. It reports; it never asks for a dose. */
export type EvidenceLine =
  | { readonly rule: "BST-02"; readonly found: Found; readonly why: "drift" | "once" | "ideation-rose" | "steady" | "no-data" }
  | {
      readonly rule: "BST-03";
      readonly found: Found;
      /** Weeks between the last two doses; null with fewer than two. */
      readonly lastInterval: number | null;
      /** Weeks, shortest and longest, that practice would use next; null while that cannot be said. */
      readonly usualNext: readonly [number, number] | null;
    }
  | { readonly rule: "BST-04"; readonly found: Found }
  | {
      readonly rule: "BST-05";
      readonly found: Found;
      readonly doses: number;
      readonly bestDrop: number | null;
      readonly emptyBoosters: number;
    }
  | { readonly rule: "BST-06"; readonly found: Found; readonly dosesSince: number; readonly dueAt: Instant | null };

export type EvidenceAsked = {
  readonly baseline: number | null;
  readonly readings: readonly DriftReading[];
  /** When each session's last dose was given, oldest first. */
  readonly doses: readonly Instant[];
  readonly durations: readonly DoseDuration[];
  /** Sessions with a dose but without a signed integration note. */
  readonly withoutIntegration: number;
  /** Whether the C-SSRS triage rose since the last dose; null where it was not asked. */
  readonly ideationRose: boolean | null;
  readonly lastReviewAt: Instant | null;
  readonly now: Instant;
  readonly protocol: Protocol;
};

const weeksBetween = (from: Instant, to: Instant): number => Math.round(hoursBetween(from, to) / 16.8) / 10;

/** Loss of response or drift on two readings, or a rise of suicidal ideation (BST-02). */
const lossOfBenefit = ({ baseline, doses, readings, ideationRose, protocol }: EvidenceAsked): EvidenceLine => {
  const rule = "BST-02";
  if (ideationRose === true) return { rule, found: "present", why: "ideation-rose" };
  const observed = observeDrift({ baseline, firstDoseAt: doses[0] ?? null, readings, protocol });
  if (observed.kind === "not-assessed") return { rule, found: "not-assessed", why: "no-data" };
  if (observed.kind === "drift") return { rule, found: "present", why: "drift" };
  if (observed.kind === "once") return { rule, found: "not-assessed", why: "once" };
  return ideationRose === null ? { rule, found: "not-assessed", why: "no-data" } : { rule, found: "absent", why: "steady" };
};

const rangeOf = ([from, to]: readonly { readonly value: number }[]): readonly [number, number] => [
  from?.value ?? 0,
  to?.value ?? from?.value ?? 0,
];

/** What practice does with the interval: first a few weeks, longer while stable, one step shorter after a loss (BST-03). */
const spacing = ({ doses, durations, protocol }: EvidenceAsked): EvidenceLine => {
  const rule = "BST-03";
  const [beforeLast, last] = [doses.at(-2), doses.at(-1)];
  const latest = durations.at(-1);
  if (last === undefined || latest === undefined) return { rule, found: "not-assessed", lastInterval: null, usualNext: null };
  const first = rangeOf(settledList(protocol, firstInterval));
  if (beforeLast === undefined) return { rule, found: "present", lastInterval: null, usualNext: first };
  const lastInterval = weeksBetween(beforeLast, last);
  const [least, most] = rangeOf(settledList(protocol, intervalStep));
  if (latest.kind === "lost") {
    const shorter: readonly [number, number] = [Math.max(0, lastInterval - most), Math.max(0, lastInterval - least)];
    return { rule, found: "present", lastInterval, usualNext: shorter };
  }
  if (latest.kind === "held") return { rule, found: "present", lastInterval, usualNext: [lastInterval + least, lastInterval + most] };
  return { rule, found: "not-assessed", lastInterval, usualNext: null };
};

/** At least one integration session for each dose (BST-04): `present` when one is missing. */
const integrationMissing = ({ doses, withoutIntegration }: EvidenceAsked): EvidenceLine => {
  const found = doses.length === 0 ? "not-assessed" : withoutIntegration > 0 ? "present" : "absent";
  return { rule: "BST-04", found };
};

/** The largest drop from the baseline after the first dose, in percent; null without a baseline or a reading. */
const bestDropOf = ({ baseline, readings, doses }: EvidenceAsked): number | null => {
  const [first] = doses;
  if (first === undefined || baseline === null || baseline <= 0) return null;
  const totals = readings.flatMap(({ at, total }) => (isBefore(at, first) ? [] : [total]));
  return totals.length === 0 ? null : Math.round(((baseline - Math.min(...totals)) / baseline) * 1000) / 10;
};

/** Little benefit after several doses, or boosters without any (BST-05): a reason to stop or to think again. */
const littleBenefit = (asked: EvidenceAsked): EvidenceLine => {
  const { doses, durations, protocol } = asked;
  const bestDrop = bestDropOf(asked);
  const lastGood = durations.findLastIndex(({ kind }) => kind === "lost" || kind === "held");
  const emptyBoosters = lastGood === -1 ? 0 : durations.slice(lastGood + 1).filter(({ kind }) => kind === "no-response").length;
  const line = { rule: "BST-05", doses: doses.length, bestDrop, emptyBoosters } as const;
  if (emptyBoosters >= settled(protocol, boostersWithoutBenefit).value) return { ...line, found: "present" };
  if (bestDrop === null) return { ...line, found: "not-assessed" };
  const enough = doses.length >= settled(protocol, dosesBeforeJudging).value;
  return { ...line, found: enough && bestDrop < settled(protocol, leastBenefit).value ? "present" : "absent" };
};

/** A review is due after so many months since the first dose or the last review, or after so many doses since then (BST-06). */
const reviewDue = ({ doses, lastReviewAt, now, protocol }: EvidenceAsked): EvidenceLine => {
  const rule = "BST-06";
  const from = lastReviewAt ?? doses[0];
  if (from === undefined) return { rule, found: "absent", dosesSince: 0, dueAt: null };
  const dosesSince = doses.filter((at) => lastReviewAt === null || isBefore(lastReviewAt, at)).length;
  const dueAt = from
    .toZonedDateTimeISO("UTC")
    .add({ months: settled(protocol, reviewMonths).value })
    .toInstant();
  const isDue = dosesSince >= settled(protocol, reviewDoses).value || !isBefore(now, dueAt);
  return { rule, found: isDue ? "present" : "absent", dosesSince, dueAt };
};

/**
 * What the record shows for a prescriber who thinks about a further dose, rule by rule (BST-02 to BST-06). It is evidence, in the order
 * of the rules, and never a recommendation: no line says that a dose should be given.
 */
export const nextDoseEvidence = (asked: EvidenceAsked): readonly EvidenceLine[] => [
  lossOfBenefit(asked),
  spacing(asked),
  integrationMissing(asked),
  littleBenefit(asked),
  reviewDue(asked),
];
