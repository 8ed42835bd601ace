import { milligramsOf } from "#kernel/quantity.ts";
import type { PdfBlock, PdfShape } from "#platform/documents/pdf-block.ts";

import { standingDoses, standingReadings } from "../../rules/dosing-session.ts";
import { phaseOf, type Phase } from "../../rules/phase.ts";
import type { RecordFacts } from "./record-facts.ts";

/** Monitor values as `readSamples` answers them. */
export type GraphSamples = {
  readonly at: readonly number[];
  readonly heartRate: readonly (number | null)[];
  readonly saturation: readonly (number | null)[];
};

type Scale = (value: number) => number;

const [left, right, top, bottom] = [28, 470, 30, 190] as const;
const height = 222;
const ink = "#1d2430";
const faint = "#c9ccd2";
const heart = "#2b6a6c";
const oxygen = "#7a4fa3";
/** The lower and upper end of the drawn axes: pressure and rate on the left, saturation on the right. */
const axes = { common: [20, 220], saturation: [70, 100] } as const;

const scaled = ([low, high]: readonly [number, number], from: number, to: number): Scale => {
  const span = Math.max(high - low, 1);
  return (value) => from + ((Math.min(Math.max(value, low), high) - low) / span) * (to - from);
};

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
  const dots = points.length > 120 ? [] : points.map(({ at, value }): PdfShape => dot(x(at), y(value), colour));
  return [...runs.map((points): PdfShape => ({ kind: "line", points, colour, width: 0.9, dashed })), ...dots];
};

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
    at: [right + 3, scaled(axes.saturation, bottom, top)(value) - 4],
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

const marks = ({ session }: RecordFacts, x: Scale): readonly PdfShape[] => {
  const doses = standingDoses(session).flatMap((one): readonly PdfShape[] => {
    const at = x(one.observedAt.epochMilliseconds);
    return [
      {
        kind: "line",
        points: [
          [at, top],
          [at, bottom],
        ],
        colour: ink,
        width: 0.7,
      },
      {
        kind: "area",
        points: [
          [at - 4, top - 7],
          [at + 4, top - 7],
          [at, top],
        ],
        colour: ink,
      },
      { kind: "words", at: [at + 5, top - 10], text: `${milligramsOf(one.amount)} mg`, size: 7, width: 50 },
    ];
  });
  const notes = session.notes
    .filter(({ inError }) => inError === null)
    .map((one): PdfShape => {
      const at = x(one.observedAt.epochMilliseconds);
      return {
        kind: "area",
        points: [
          [at, bottom - 6],
          [at + 3, bottom - 3],
          [at, bottom],
          [at - 3, bottom - 3],
        ],
        colour: ink,
      };
    });
  return [...doses, ...notes];
};

/** The phases as a band on top, read from the rules minute by minute. */
const phaseBand = ({ session }: RecordFacts, x: Scale, [start, end]: readonly [number, number]): readonly PdfShape[] => {
  const found: { readonly phase: Phase; readonly from: number }[] = [];
  for (let at = start; at <= end; at += 60_000) {
    const phase = phaseOf({ ...session, status: "open" }, Temporal.Instant.fromEpochMilliseconds(Math.round(at)));
    if (phase !== undefined && found.at(-1)?.phase !== phase) found.push({ phase, from: at });
  }
  return found.flatMap(({ phase, from }): readonly PdfShape[] => [
    {
      kind: "line",
      points: [
        [x(from), 0],
        [x(from), 12],
      ],
      colour: faint,
      width: 0.6,
    },
    { kind: "words", at: [x(from) + 2, 2], text: phase, size: 6.5, width: 60 },
  ]);
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
    ...samples.at.slice(0, 1),
    ...samples.at.slice(-1),
  ];
  if (moments.length === 0) return [title, { kind: "paragraph", text: "Nothing was measured or given." }];
  const span = [Math.min(...moments), Math.max(...moments)] as const;
  const x = scaled(span, left, right);
  const rate = merged(charted(facts, "heartRate"), thinned(samples, samples.heartRate));
  const saturation = merged(charted(facts, "saturation"), thinned(samples, samples.saturation));
  const shapes = [
    ...frame(x, span, facts),
    ...phaseBand(facts, x, span),
    ...pressureBars(facts, x),
    ...linesOf(rate, x, scaled(axes.common, bottom, top), heart, false),
    ...linesOf(saturation, x, scaled(axes.saturation, bottom, top), oxygen, true),
    ...marks(facts, x),
  ];
  const legend =
    "Bars: blood pressure, mmHg (left). Full line: heart rate, /min (left). Dashed line: SpO2, % (right). Triangle: dose. Diamond: note. The numbers stand in the table of vital signs.";
  return [title, { kind: "vectors", shapes, heightPt: height, description: legend }, { kind: "paragraph", quiet: true, text: legend }];
};
