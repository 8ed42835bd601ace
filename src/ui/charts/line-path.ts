type Point = readonly [x: number, y: number];

const place = (value: number) => Number(value.toFixed(1));

/** An SVG path through the points; `undefined` breaks it, since what was not measured is not drawn. */
export const linePath = (points: readonly (Point | undefined)[]): string =>
  points
    .map((point, index) => {
      if (!point) return "";
      return `${index > 0 && points[index - 1] ? "L" : "M"}${place(point[0])} ${place(point[1])}`;
    })
    .join("");
