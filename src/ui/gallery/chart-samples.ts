import type { DoseMark, ScoreSeries } from "../charts/trajectory.ts";
import type { VitalsData, VitalsEvent } from "../charts/vitals-data.ts";

const at = (date: string) => Temporal.Instant.from(`${date}T15:00:00Z`);
const points = (scores: Readonly<Record<string, number>>) => Object.entries(scores).map(([date, value]) => ({ at: at(date), value }));

export const samplePhq: ScoreSeries = {
  key: "phq-9",
  name: "PHQ-9",
  unit: "points",
  min: 0,
  max: 27,
  bands: [
    { at: 20, label: "severe from" },
    { at: 10, label: "moderate from" },
  ],
  points: points({
    "2026-10-02": 22,
    "2026-10-16": 21,
    "2026-10-24": 15,
    "2026-10-31": 12,
    "2026-11-07": 14,
    "2026-11-12": 8,
    "2026-11-19": 7,
    "2026-11-23": 9,
  }),
};

export const samplePcl: ScoreSeries = {
  key: "pcl-5",
  name: "PCL-5",
  unit: "points",
  min: 0,
  max: 80,
  bands: [{ at: 33, label: "probable PTSD from" }],
  points: points({ "2026-10-02": 58, "2026-10-24": 44, "2026-11-07": 41, "2026-11-23": 29 }),
};

export const sampleDoses: readonly DoseMark[] = [
  { at: at("2026-10-20"), label: "100 mg lozenge" },
  { at: at("2026-11-03"), label: "150 mg lozenge" },
  { at: at("2026-11-10"), label: "150 mg lozenge" },
];

/** Eight hours at one sample a second, as the largest session a chart must bear. */
const seconds = Array.from({ length: 28_800 }, (_, second) => second - 1800);
const wave = (second: number, length: number) => Math.sin((second / length) * Math.PI * 2);
const surge = (second: number) => (second < 0 ? 0 : Math.exp(-(((second - 2400) / 2600) ** 2)));
const lost = (second: number) => second > 9000 && second < 9700;

export const sampleSession: VitalsData = {
  minutes: seconds.map((second) => second / 60),
  systolic: seconds.map((second) => (second % 600 === 0 ? Math.round(118 + 38 * surge(second) + 4 * wave(second, 2900)) : null)),
  diastolic: seconds.map((second) => (second % 600 === 0 ? Math.round(74 + 18 * surge(second) + 3 * wave(second, 3700)) : null)),
  heartRate: seconds.map((second) =>
    lost(second) ? null : Math.round(68 + 22 * surge(second) + 2 * wave(second, 240) + 1.5 * wave(second, 37)),
  ),
  saturation: seconds.map((second) => (lost(second) ? null : Math.round(97.5 - 3 * surge(second - 600) + 0.8 * wave(second, 410)))),
};

export const sampleSessionEvents: readonly VitalsEvent[] = [
  { minutes: 0, label: "100 mg lozenge", kind: "dose" },
  { minutes: 12, label: "eye shades on", kind: "event" },
  { minutes: 24, label: "booster 50 mg", kind: "dose" },
  { minutes: 42, label: "systolic 158 mmHg", kind: "amber" },
  { minutes: 155, label: "signal lost", kind: "amber" },
  { minutes: 210, label: "spoke of the harbour", kind: "event" },
];
