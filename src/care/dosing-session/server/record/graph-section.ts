import { isBefore } from "#kernel/time.ts";
import type { PdfBlock, PdfShape } from "#platform/documents/pdf-block.ts";

import { standingReadings } from "../../rules/dosing-session.ts";
import { phaseOf, type Phase } from "../../rules/phase.ts";
import { faint, field, ink, scaled, type Scale } from "./graph-axes.ts";
import { graphMarks } from "./graph-marks.ts";
import { musicBand } from "./music-section.ts";
import type { RecordFacts } from "./record-facts.ts";

/** Monitor values as `readSamples` answers them. */
export type GraphSamples = {
  readonly at: readonly number[];
  readonly heartRate: readonly (number | null)[];
  readonly saturation: readonly (number | null)[];
};

const { left, right, top, bottom, height } = field;
const heart = "#2b6a6c";
const oxygen = "#7a4fa3";
/** The lower and upper end of the drawn axes: pressure and rate on the left, saturation on the right. */
const axes = { common: [20, 220], saturation: [70, 100] } as const;

type Point = { readonly at: number; readonly value: number };

/** Lines end where nothing was measured for a while: a gap is shown as one. */
const linesOf = (points: readonly Point[], x: Scale, y: Scale, colour: string, dashed: boolean): readonly PdfShape[] => {
  const runs: (readonly [number, number])[][] = [];
  let last: Point | undefined;
  for (const point of points) {
    const run = runs.at(-1);
    const place = [x(point.at), y(point.value)] as const;
    if (run === undefined || last === undefined || point.at - last.at > 45 * 60_000) runs.push([place]);
    else run.push(place);
    last = point;
  }
  return runs.map((points): PdfShape => ({ kind: "line", points, colour, width: 0.9, dashed }));
};

/** A value that a person or a cuff charted stands as a dot; what a monitor streamed is a line alone. */
const dot = (x: number, y: number, colour: string): PdfShape => ({
  kind: "area",
  points: [
    [x - 1.3, y - 1.3],
    [x + 1.3, y - 1.3],
    [x + 1.3, y + 1.3],
    [x - 1.3, y + 1.3],
  ],
  colour,
});

/** One value a minute is more than the paper can show. */
const thinned = (samples: GraphSamples, values: readonly (number | null)[]): readonly Point[] => {
  const points: Point[] = [];
  samples.at.forEach((at, index) => {
    const value = values[index] ?? null;
    const last = points.at(-1);
    if (value !== null && (last === undefined || at - last.at >= 60_000)) points.push({ at, value });
  });
  return points;
};

const charted = ({ session }: RecordFacts, parameter: "heartRate" | "saturation"): readonly Point[] =>
  standingReadings(session).flatMap((one) => {
    const value = one.implausible.includes(parameter) ? undefined : one[parameter]?.value;
    return value === undefined ? [] : [{ at: one.observedAt.epochMilliseconds, value }];
  });

const merged = (one: readonly Point[], other: readonly Point[]): readonly Point[] => [...one, ...other].toSorted((a, b) => a.at - b.at);

const frame = (x: Scale, [start, end]: readonly [number, number], { timeOf }: RecordFacts): readonly PdfShape[] => {
  const y = scaled(axes.common, bottom, top);
  const rows = [40, 80, 120, 160, 200].flatMap((value): readonly PdfShape[] => [
    {
      kind: "line",
      points: [
        [left, y(value)],
        [right, y(value)],
      ],
      colour: faint,
      width: 0.4,
    },
    { kind: "words", at: [2, y(value) - 4], text: String(value), size: 7, width: 24 },
  ]);
  const oxygenRows = [70, 80, 90, 100].map((value): PdfShape => ({
    kind: "words",
    at: [right + 8, scaled(axes.saturation, bottom, top)(value) - 4],
    text: `${value}`,
    size: 7,
    width: 20,
  }));
  const step = (end - start) / 4;
  const times = [0, 1, 2, 3, 4].map((index): PdfShape => {
    const at = start + index * step;
    const text = timeOf(Temporal.Instant.fromEpochMilliseconds(Math.round(at)));
    return { kind: "words", at: [Math.min(x(at) - (index === 0 ? 0 : 28), right - 50), bottom + 5], text, size: 7, width: 80 };
  });
  return [...rows, ...oxygenRows, ...times];
};

/** The phases as a band on top, read from the rules minute by minute as it was so then. */
const phaseBand = ({ session }: RecordFacts, x: Scale, [start, end]: readonly [number, number]): readonly PdfShape[] => {
  const found: { readonly phase: Phase; readonly from: number }[] = [];
  for (let at = start; at <= end; at += 60_000) {
    const now = Temporal.Instant.fromEpochMilliseconds(Math.round(at));
    const was = ({ observedAt }: { readonly observedAt: Temporal.Instant }): boolean => !isBefore(now, observedAt);
    const then = { ...session, status: "open" as const, doses: session.doses.filter(was), readings: session.readings.filter(was) };
    const phase = phaseOf(then, now);
    if (phase !== undefined && found.at(-1)?.phase !== phase) found.push({ phase, from: at });
  }
  return found.flatMap(({ phase, from }, index): readonly PdfShape[] => {
    const before = found[index - 1];
    // A short phase would write into the next one's name: that one goes a line lower.
    const low = before !== undefined && x(from) - x(before.from) < before.phase.length * 3.6 + 6;
    const line: PdfShape = {
      kind: "line",
      points: [
        [x(from), 0],
        [x(from), 18],
      ],
      colour: faint,
      width: 0.6,
    };
    return [line, { kind: "words", at: [x(from) + 2, low ? 10 : 1], text: phase, size: 6.5, width: 60 }];
  });
};

const pressureBars = ({ session }: RecordFacts, x: Scale): readonly PdfShape[] => {
  const y = scaled(axes.common, bottom, top);
  return standingReadings(session).flatMap((one): readonly PdfShape[] => {
    const isJudged = !one.implausible.includes("systolic") && !one.implausible.includes("diastolic");
    if (one.systolic === undefined || one.diastolic === undefined || !isJudged) return [];
    const at = x(one.observedAt.epochMilliseconds);
    const [high, low] = [y(one.systolic.value), y(one.diastolic.value)];
    return [
      {
        kind: "line",
        points: [
          [at, high],
          [at, low],
        ],
        colour: ink,
        width: 1.6,
      },
      {
        kind: "line",
        points: [
          [at - 3, high],
          [at + 3, high],
        ],
        colour: ink,
        width: 1,
      },
      {
        kind: "line",
        points: [
          [at - 3, low],
          [at + 3, low],
        ],
        colour: ink,
        width: 1,
      },
    ];
  });
};

/** The graph of a session as vectors, with what was crossed out left away, and the table of vital signs as its words. */
export const graphSection = (facts: RecordFacts, samples: GraphSamples): readonly PdfBlock[] => {
  const { session } = facts;
  const title: PdfBlock = { kind: "heading", level: 2, text: "Graph" };
  const moments = [
    ...session.readings.map(({ observedAt }) => observedAt.epochMilliseconds),
    ...session.doses.map(({ observedAt }) => observedAt.epochMilliseconds),
    ...session.notes.map(({ observedAt }) => observedAt.epochMilliseconds),
    ...session.alarms.map(({ observedAt }) => observedAt.epochMilliseconds),
    ...session.music.map(({ observedAt }) => observedAt.epochMilliseconds),
    ...samples.at.slice(0, 1),
    ...samples.at.slice(-1),
  ];
  if (moments.length === 0) return [title, { kind: "paragraph", text: "Nothing was measured or given." }];
  const span = [Math.min(...moments), Math.max(...moments)] as const;
  const x = scaled(span, left, right);
  const signals = [
    { parameter: "heartRate", values: samples.heartRate, y: scaled(axes.common, bottom, top), colour: heart, dashed: false },
    { parameter: "saturation", values: samples.saturation, y: scaled(axes.saturation, bottom, top), colour: oxygen, dashed: true },
  ] as const;
  const shapes = [
    ...frame(x, span, facts),
    ...phaseBand(facts, x, span),
    ...musicBand(facts, x, span[1]),
    ...pressureBars(facts, x),
    ...signals.flatMap(({ parameter, values, y, colour, dashed }) => {
      const dots = charted(facts, parameter);
      return [
        ...linesOf(merged(dots, thinned(samples, values)), x, y, colour, dashed),
        ...dots.map(({ at, value }) => dot(x(at), y(value), colour)),
      ];
    }),
    ...graphMarks(facts, x),
  ];
  const legend =
    "Bars: blood pressure, mmHg (left). Full line: heart rate, /min (left). Dashed line: SpO2, % (right). Full triangle: dose. Diamond: note. Hollow triangle: amber alarm. Full octagon: red alarm. Line below the phases: music; a tick marks a change. The numbers stand in the table of vital signs.";
  return [title, { kind: "vectors", shapes, heightPt: height, description: legend }, { kind: "paragraph", quiet: true, text: legend }];
};
