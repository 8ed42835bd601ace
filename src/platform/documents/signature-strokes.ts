export type SignatureStrokes = {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (
    | { readonly d: string; readonly width: number }
    | { readonly x: number; readonly y: number; readonly radius: number }
  )[];
};

const attribute = (element: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1];
const number = (element: string, name: string): number => Number(attribute(element, name) ?? Number.NaN);

/** Only absolute moves, lines and cubic curves, with plain numbers. */
const isPlainPath = (d: string): boolean => /^[MLC\d\s.,e-]+$/.test(d);

const strokeOf = (element: string): SignatureStrokes["strokes"] => {
  if (element.startsWith("<circle")) {
    const dot = { x: number(element, "cx"), y: number(element, "cy"), radius: number(element, "r") };
    return [dot.x, dot.y, dot.radius].every(Number.isFinite) ? [dot] : [];
  }
  const d = attribute(element, "d") ?? "";
  const width = number(element, "stroke-width");
  return isPlainPath(d) && Number.isFinite(width) ? [{ d, width }] : [];
};

/** Reads the SVG that the signature pad makes: `path` and `circle` elements in a `viewBox`. Undefined when it is something else. */
export const signatureStrokes = (svg: string): SignatureStrokes | undefined => {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const strokes = [...svg.matchAll(/<(?:path|circle)\s[^>]*>/g)].flatMap(([element]) => strokeOf(element));
  return width === undefined || height === undefined || strokes.length === 0
    ? undefined
    : { width: Number(width), height: Number(height), strokes };
};
