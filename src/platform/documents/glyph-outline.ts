/** A glyph's drawing commands, as the font reader gives them: whole contours of lines and quadratic curves, in font units. */
export type PathCommand = { readonly command: string; readonly args: readonly number[] };

type Point = { readonly x: number; readonly y: number; readonly onCurve: boolean };

const at = (args: readonly number[], index: number): number => Math.round(args[index] ?? 0);
const point = (args: readonly number[], index: number, onCurve: boolean): Point => ({
  x: at(args, index),
  y: at(args, index + 1),
  onCurve,
});

const withoutClosing = (contour: readonly Point[]): readonly Point[] => {
  const [first] = contour;
  const last = contour.at(-1);
  const closes = contour.length > 1 && last?.onCurve === true && first?.x === last.x && first.y === last.y;
  return closes ? contour.slice(0, -1) : contour;
};

const contoursOf = (commands: readonly PathCommand[]): readonly (readonly Point[])[] => {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === "moveTo") contours.push([point(args, 0, true)]);
    else if (command === "lineTo") contours.at(-1)?.push(point(args, 0, true));
    else if (command === "quadraticCurveTo") contours.at(-1)?.push(point(args, 0, false), point(args, 2, true));
    else if (command !== "closePath") throw new Error(`A TrueType outline has no ${command}.`);
  }
  return contours.map(withoutClosing);
};

/** Writes numbers one after the other, big-endian, as TrueType has them. */
const writer = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer);
  let offset = 0;
  return {
    int16: (value: number): void => {
      view.setInt16(offset, value);
      offset += 2;
    },
    uint8: (value: number): void => {
      view.setUint8(offset, value);
      offset += 1;
    },
  };
};

/**
 * A simple glyph of the TrueType `glyf` table (OpenType 1.9, "Simple Glyph Description"), without instructions, every coordinate as a
 * 16-bit step: composed letters such as é come out as one outline. Empty for a space. Padded to four bytes.
 */
export const glyphOutline = (commands: readonly PathCommand[]): Uint8Array => {
  const contours = contoursOf(commands);
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array(0);
  const bytes = new Uint8Array(Math.ceil((12 + 2 * contours.length + 5 * points.length) / 4) * 4);
  const { int16, uint8 } = writer(bytes);
  const xs = points.map((one) => one.x);
  const ys = points.map((one) => one.y);
  [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach(int16);
  let end = -1;
  for (const contour of contours) int16((end += contour.length));
  int16(0);
  for (const one of points) uint8(one.onCurve ? 1 : 0);
  for (const steps of [xs, ys]) steps.forEach((value, index) => int16(value - (steps[index - 1] ?? 0)));
  return bytes;
};
