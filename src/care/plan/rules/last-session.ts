import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

import type { Reviewed } from "./plan.ts";

/** What the record of a session with a dose says. Null is unknown: nobody measured or stated it. */
export type SessionRecord = {
  readonly sessionId: string;
  readonly route: Route;
  /** Of the first dose. */
  readonly dosedAt: Instant;
  /** Grade of the worst adverse event, 0 for none. */
  readonly worstGrade: Quantity<"{score}"> | null;
  readonly peakSystolic: Quantity<"mm[Hg]"> | null;
  readonly peakDiastolic: Quantity<"mm[Hg]"> | null;
  readonly lowestSaturation: Quantity<"%"> | null;
  readonly lowestMoaas: Quantity<"{score}"> | null;
};

/** The last session as titration reads it: its record, and what a prescriber said of it. Null as a whole: no dose was given yet. */
export type LastSession = SessionRecord & {
  /** Emergence delirium that needed a medicine. */
  readonly deliriumMedicated: "yes" | "no" | "unknown";
  /** Response or intensity, as a prescriber judged it. */
  readonly effect: "sufficient" | "insufficient" | "unknown";
  readonly review: { readonly at: Instant; readonly reason: string } | null;
};

const worse = (one: Quantity<"{score}"> | null, other: Quantity<"{score}"> | null): Quantity<"{score}"> | null => {
  if (one === null || other === null) return one ?? other;
  return one.value >= other.value ? one : other;
};

/** A review adds to the record and never takes from it: the worse of two grades counts. */
export const withReview = (record: SessionRecord | null, reviews: readonly Reviewed[]): LastSession | null => {
  if (record === null) return null;
  const review = reviews.findLast((one) => one.sessionId === record.sessionId);
  if (review === undefined) return { ...record, deliriumMedicated: "unknown", effect: "unknown", review: null };
  const { worstGrade, deliriumMedicated, effect, at, reason } = review;
  return { ...record, worstGrade: worse(record.worstGrade, worstGrade), deliriumMedicated, effect, review: { at, reason } };
};
