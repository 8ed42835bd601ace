import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { doseDurations } from "./dose-durations.ts";
import type { ReviewItem } from "./events.ts";
import { followUpStream } from "./follow-up.ts";
import { nextDoseEvidence, type EvidenceAsked, type EvidenceLine } from "./next-dose-evidence.ts";
import type { DriftReading } from "./observe-drift.ts";
import { reviewMaintenance } from "./review-maintenance.ts";

const start = Temporal.Instant.from("2026-03-01T18:00:00Z");
const day = (days: number) => start.add({ milliseconds: Math.round(days * 86_400_000) });
const reading = (days: number, total: number): DriftReading => ({ at: day(days), total });

type Story = { readonly doses: readonly number[]; readonly readings: readonly DriftReading[] } & Partial<EvidenceAsked>;

const evidence = ({ doses, readings, ...rest }: Omit<Story, "doses"> & { readonly doses: readonly number[] }) => {
  const at = doses.map(day);
  const common = { baseline: 20, readings, doses: at, protocol: shippedProtocol, ...rest };
  return nextDoseEvidence({
    withoutIntegration: 0,
    ideationRose: false,
    lastReviewAt: null,
    now: day(40),
    ...common,
    durations: doseDurations(common),
  });
};
const covered = (): ReviewItem[] => ["liver", "urinalysis"];
const line = <Rule extends EvidenceLine["rule"]>(lines: readonly EvidenceLine[], rule: Rule) => lines.find((one) => one.rule === rule);

test("[BST-02] a confirmed drift or a rise of ideation is shown, one reading or a question not asked is not called fine", () => {
  const steady = { doses: [0], readings: [reading(7, 6), reading(14, 7)] };
  const drift = { doses: [0], readings: [reading(7, 6), reading(14, 14), reading(21, 15)] };
  expect(line(evidence(steady), "BST-02")).toMatchObject({ found: "absent", why: "steady" });
  expect(line(evidence(drift), "BST-02")).toMatchObject({ found: "present", why: "drift" });
  expect(line(evidence({ ...steady, ideationRose: true }), "BST-02")).toMatchObject({ found: "present", why: "ideation-rose" });
  expect(line(evidence({ ...steady, ideationRose: null }), "BST-02")).toMatchObject({ found: "not-assessed" });
  expect(line(evidence({ doses: [0], readings: [reading(7, 6), reading(14, 14)] }), "BST-02")).toMatchObject({
    found: "not-assessed",
    why: "once",
  });
  expect(line(evidence({ ...steady, baseline: null }), "BST-02")).toMatchObject({ found: "not-assessed", why: "no-data" });
});

test("[BST-03] the usual interval is 2 to 4 weeks first, 1 to 2 weeks longer while stable, and as much shorter after a loss", () => {
  expect(line(evidence({ doses: [0], readings: [reading(7, 6)] }), "BST-03")).toMatchObject({ lastInterval: null, usualNext: [2, 4] });
  const two = { doses: [0, 21] };
  expect(line(evidence({ ...two, readings: [reading(22, 6)] }), "BST-03")).toMatchObject({ lastInterval: 3, usualNext: [4, 5] });
  expect(line(evidence({ ...two, readings: [reading(22, 6), reading(35, 15)] }), "BST-03")).toMatchObject({
    lastInterval: 3,
    usualNext: [1, 2],
  });
  expect(line(evidence({ ...two, readings: [] }), "BST-03")).toMatchObject({ found: "not-assessed", usualNext: null });
});

test("[BST-04] a dose without its integration session is said", () => {
  expect(line(evidence({ doses: [0], readings: [], withoutIntegration: 1 }), "BST-04")).toMatchObject({ found: "present" });
  expect(line(evidence({ doses: [0], readings: [] }), "BST-04")).toMatchObject({ found: "absent" });
  expect(line(evidence({ doses: [], readings: [] }), "BST-04")).toMatchObject({ found: "not-assessed" });
});

test("[BST-05] less than a quarter better after four doses is said, and so are two boosters without benefit; missing data are not", () => {
  const four = [0, 7, 14, 21];
  expect(line(evidence({ doses: four, readings: [reading(22, 15.2)] }), "BST-05")).toMatchObject({ found: "present", bestDrop: 24 });
  expect(line(evidence({ doses: four, readings: [reading(22, 15)] }), "BST-05")).toMatchObject({ found: "absent", bestDrop: 25 });
  expect(line(evidence({ doses: [0, 7, 14], readings: [reading(15, 19)] }), "BST-05")).toMatchObject({ found: "absent" });
  expect(line(evidence({ doses: four, readings: [] }), "BST-05")).toMatchObject({ found: "not-assessed", bestDrop: null });
  const boosters = { doses: [0, 10, 20], readings: [reading(1, 5), reading(11, 15), reading(21, 16)] };
  expect(line(evidence(boosters), "BST-05")).toMatchObject({ found: "present", emptyBoosters: 2 });
});

test("[BST-06] a review is due after six months or twelve doses, counted from the last review", () => {
  const twelve = Array.from({ length: 12 }, (_, index) => index * 3);
  expect(line(evidence({ doses: twelve, readings: [] }), "BST-06")).toMatchObject({ found: "present", dosesSince: 12 });
  expect(line(evidence({ doses: twelve.slice(1), readings: [] }), "BST-06")).toMatchObject({ found: "absent", dosesSince: 11 });
  expect(line(evidence({ doses: [0], readings: [], now: day(184) }), "BST-06")).toMatchObject({ found: "present" });
  expect(line(evidence({ doses: [0], readings: [], now: day(183.9) }), "BST-06")).toMatchObject({ found: "absent" });
  expect(line(evidence({ doses: [0], readings: [], now: day(190), lastReviewAt: day(100) }), "BST-06")).toMatchObject({
    found: "absent",
    dosesSince: 0,
  });
  expect(line(evidence({ doses: [], readings: [] }), "BST-06")).toMatchObject({ found: "absent", dueAt: null });
});

test("[BST-06] only the medical director writes a review, once, and says what follows from it", () => {
  const review = { reviewId: "r", covered: covered(), conclusion: "Go on as planned." };
  const { initial } = followUpStream;
  expect(reviewMaintenance(initial, review, { isMedicalDirector: false })).toMatchObject({ refusal: { rule: "BST-06" } });
  expect(reviewMaintenance(initial, { ...review, conclusion: " " }, { isMedicalDirector: true })).toMatchObject({
    refusal: { field: "conclusion" },
  });
  expect(reviewMaintenance(initial, review, { isMedicalDirector: true })).toMatchObject({ events: [{ covered: ["urinalysis", "liver"] }] });
  const kept = { ...initial, reviews: [{ ...review, at: start, by: { kind: "staff" as const, id: "d" } }] };
  expect(reviewMaintenance(kept, review, { isMedicalDirector: true })).toMatchObject({ refusal: { rule: "BST-06" } });
});

test("[DUR-6] no line of the evidence asks for a dose", () => {
  const lines = evidence({ doses: [0, 21], readings: [reading(22, 6), reading(35, 15), reading(42, 16)] });
  expect(lines.map(({ rule }) => rule)).toEqual(["BST-02", "BST-03", "BST-04", "BST-05", "BST-06"]);
  expect(JSON.stringify(lines)).not.toMatch(/recommend|give|should/iu);
});

test("[BST-03] without a dose nothing is said of an interval, and one that only got worse is not assessed", () => {
  const nothing = { rule: "BST-03", found: "not-assessed", lastInterval: null, usualNext: null };
  expect(line(evidence({ doses: [], readings: [] }), "BST-03")).toEqual(nothing);
  expect(line(evidence({ doses: [0, 21], readings: [reading(22, 19)] }), "BST-03")).toEqual({ ...nothing, lastInterval: 3 });
});

test("[BST-03] an interval is never shortened below nothing", () => {
  const soon = { doses: [0, 7], readings: [reading(8, 6), reading(16, 15)] };
  expect(line(evidence(soon), "BST-03")).toMatchObject({ lastInterval: 1, usualNext: [0, 0] });
});

test("[BST-05] the best drop is that of the lowest total after the first dose; without a baseline above 0 nobody can say", () => {
  const four = [0, 7, 14, 21];
  const readings = [reading(-1, 2), reading(1, 8), reading(22, 19)];
  expect(line(evidence({ doses: four, readings }), "BST-05")).toMatchObject({ bestDrop: 60, found: "absent" });
  expect(line(evidence({ doses: four, readings, baseline: null }), "BST-05")).toMatchObject({ bestDrop: null, found: "not-assessed" });
  expect(line(evidence({ doses: four, readings, baseline: 0 }), "BST-05")).toMatchObject({ bestDrop: null, found: "not-assessed" });
  expect(line(evidence({ doses: [], readings }), "BST-05")).toMatchObject({ bestDrop: null, found: "not-assessed" });
  expect(line(evidence({ doses: [0], readings: [reading(-1, 2)] }), "BST-05")).toMatchObject({ bestDrop: null, found: "not-assessed" });
});

test("[BST-05] only boosters after one that helped count as empty, and only those whose readings show no benefit", () => {
  const empty = (doses: readonly number[], readings: readonly DriftReading[]) => {
    const found = line(evidence({ doses, readings }), "BST-05");
    return found?.rule === "BST-05" ? found.emptyBoosters : undefined;
  };
  expect(empty([0, 10, 20], [reading(1, 15), reading(11, 15), reading(21, 16)])).toBe(0);
  expect(empty([0, 10, 20], [reading(1, 15), reading(11, 5), reading(21, 16)])).toBe(1);
  expect(empty([0, 10, 20], [reading(1, 5), reading(21, 16)])).toBe(1);
  expect(empty([0, 10, 20], [reading(1, 5), reading(8, 15), reading(11, 15), reading(21, 16)])).toBe(2);
});

test("[BST-06] a review is kept with its time and its writer, and a second one is a review of its own", () => {
  const review = { reviewId: "r", covered: covered(), conclusion: "Go on as planned." };
  const by = { kind: "staff" as const, id: "d" };
  const event = { type: "maintenance-reviewed" as const, ...review };
  const fact = { version: 1, observedAt: start, deviceAt: null, receivedAt: start, actor: by, commandId: "c", event };
  const kept = followUpStream.evolve(followUpStream.initial, fact);
  expect(kept.reviews).toMatchObject([{ ...review, at: start, by }]);
  expect(reviewMaintenance(kept, { ...review, reviewId: "s" }, { isMedicalDirector: true })).toMatchObject({ outcome: "accepted" });
});
