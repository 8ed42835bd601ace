import type { PartType } from "../rules/data/therapy-vocabulary.ts";

export const partSize = { width: 124, height: 52 } as const;
const gap = { across: 20, down: 56 } as const;
const margin = 8;

export type PlacedPart = { readonly partId: string; readonly x: number; readonly y: number };
export type PartsPicture = { readonly width: number; readonly height: number; readonly parts: readonly PlacedPart[] };

/** Protectors around those whom they protect: managers above, exiles in the middle, firefighters below. */
const rows: readonly PartType[] = ["manager", "exile", "firefighter"];

const inRows = <One>(all: readonly One[], most: number): readonly (readonly One[])[] =>
  all.length === 0 ? [] : [all.slice(0, most), ...inRows(all.slice(most), most)];

/**
 * Where each part stands, by its middle. Rows break where the width is used up, and no part covers another.
 * @param width of the picture in px; a narrow one gets more rows
 */
export const placeParts = (parts: readonly { readonly partId: string; readonly partType: PartType }[], width: number): PartsPicture => {
  const most = Math.max(1, Math.floor((width - 2 * margin + gap.across) / (partSize.width + gap.across)));
  const lines = rows.flatMap((type) =>
    inRows(
      parts.filter(({ partType }) => partType === type),
      most,
    ),
  );
  const placed = lines.flatMap((line, row) => {
    const whole = line.length * partSize.width + (line.length - 1) * gap.across;
    const left = (width - whole) / 2 + partSize.width / 2;
    const y = margin + partSize.height / 2 + row * (partSize.height + gap.down);
    return line.map(({ partId }, place) => ({ partId, x: left + place * (partSize.width + gap.across), y }));
  });
  const height = lines.length === 0 ? 0 : 2 * margin + lines.length * partSize.height + (lines.length - 1) * gap.down;
  return { width, height, parts: placed };
};

type Point = { readonly x: number; readonly y: number };

/** Where the line from one part to another meets the other's edge. */
export const edgeToward = (from: Point, to: Point): Point => {
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  if (dx === 0 && dy === 0) return to;
  const share = Math.min(partSize.width / 2 / Math.abs(dx || Number.EPSILON), partSize.height / 2 / Math.abs(dy || Number.EPSILON));
  return { x: to.x + dx * share, y: to.y + dy * share };
};

/**
 * A quiet bow between two parts, so that it shows beside a straight line between the same two; one that passes a row goes around it.
 * @param middleOf the picture, toward which the bow leans
 */
export const bowBetween = (from: Point, to: Point, middleOf: number): string => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const passesRow = Math.abs(dy) > 1.5 * (partSize.height + gap.down) && Math.abs(dx) < partSize.width;
  const bend = passesRow ? partSize.width + 2 * gap.across : Math.min(44, 16 + length / 8);
  const leaning = (side: 1 | -1): Point => ({
    x: (from.x + to.x) / 2 + ((side * dy) / length) * bend,
    y: (from.y + to.y) / 2 - ((side * dx) / length) * bend,
  });
  const [one, other] = [leaning(1), leaning(-1)];
  const middle = Math.abs(other.x - middleOf) < Math.abs(one.x - middleOf) ? other : one;
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
};

/** A name in at most two lines of the picture; the whole name stands in the table. */
export const nameLines = (name: string, most = 15): readonly string[] => {
  const words = name.trim().split(/\s+/);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const short = lines.slice(0, 2).map((line) => (line.length > most ? `${line.slice(0, most - 1)}…` : line));
  const second = short[1];
  return lines.length > 2 && second !== undefined && !second.endsWith("…") ? [short[0] ?? "", `${second.slice(0, most - 1)}…`] : short;
};
