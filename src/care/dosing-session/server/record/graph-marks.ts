import { milligramsOf } from "#kernel/quantity.ts";
import type { PdfShape } from "#platform/documents/pdf-block.ts";

import { standingDoses, type Alarm } from "../../rules/dosing-session.ts";
import { field, ink, type Scale } from "./graph-axes.ts";
import type { RecordFacts } from "./record-facts.ts";

const { top, bottom } = field;
/** Where the middles of alarms and of notes stand, in points. */
const rows = { alarms: bottom - 14, notes: bottom - 3 } as const;

type Points = readonly (readonly [number, number])[];

const doseMark = (x: number, milligrams: number): readonly PdfShape[] => [
  {
    kind: "line",
    points: [
      [x, top],
      [x, bottom],
    ],
    colour: ink,
    width: 0.7,
  },
  {
    kind: "area",
    points: [
      [x - 4, top - 7],
      [x + 4, top - 7],
      [x, top],
    ],
    colour: ink,
  },
  { kind: "words", at: [x + 5, top - 9], text: `${milligrams} mg`, size: 7, width: 50 },
];

const diamond = (x: number, y: number): Points => [
  [x, y - 3],
  [x + 3, y],
  [x, y + 3],
  [x - 3, y],
];

const triangle = (x: number, y: number): Points => [
  [x, y - 4],
  [x + 4, y + 3],
  [x - 4, y + 3],
  [x, y - 4],
];

const octagon = (x: number, y: number): Points =>
  Array.from({ length: 8 }, (_, corner) => {
    const turn = (corner + 0.5) * (Math.PI / 4);
    return [x + 4.2 * Math.cos(turn), y + 4.2 * Math.sin(turn)] as const;
  });

/** Told apart without colour: paper is often printed without it. */
const alarmMark = (x: number, { level }: Alarm): PdfShape => {
  switch (level) {
    case "amber":
      return { kind: "line", points: triangle(x, rows.alarms), colour: ink, width: 1 };
    case "red":
      return { kind: "area", points: octagon(x, rows.alarms), colour: ink };
  }
};

/** Doses, alarms and notes where they happened. What was crossed out is not drawn; every alarm that rang is. */
export const graphMarks = ({ session }: Pick<RecordFacts, "session">, x: Scale): readonly PdfShape[] => {
  const placeOf = ({ observedAt }: { readonly observedAt: Temporal.Instant }): number => x(observedAt.epochMilliseconds);
  const notes = session.notes.filter(({ inError }) => inError === null);
  return [
    ...standingDoses(session).flatMap((one) => doseMark(placeOf(one), milligramsOf(one.amount))),
    ...session.alarms.map((one) => alarmMark(placeOf(one), one)),
    ...notes.map((one): PdfShape => ({ kind: "area", points: diamond(placeOf(one), rows.notes), colour: ink })),
  ];
};
