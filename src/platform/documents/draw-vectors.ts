import type { PdfShape } from "./pdf-block.ts";
import { ink, writeText, type Sheet } from "./sheet.ts";

const trace = ({ doc }: Sheet, points: readonly (readonly [number, number])[]): void =>
  points.forEach(([x, y], index) => void (index === 0 ? doc.moveTo(x, y) : doc.lineTo(x, y)));

const drawShape = (sheet: Sheet, shape: PdfShape): void => {
  const { doc } = sheet;
  switch (shape.kind) {
    case "line":
      trace(sheet, shape.points);
      doc.lineWidth(shape.width).strokeColor(shape.colour);
      if (shape.dashed === true) doc.dash(2, { space: 2 });
      doc.stroke().undash();
      return;
    case "area":
      trace(sheet, shape.points);
      doc.closePath().fillColor(shape.colour).fill();
      return;
    case "words":
      writeText(sheet, shape.text, { size: shape.size, colour: ink, x: shape.at[0], y: shape.at[1], width: shape.width ?? 120 });
  }
};

/** Draws shapes at a place of the page. */
export const drawVectors = (sheet: Sheet, shapes: readonly PdfShape[], x: number, y: number): void => {
  sheet.doc.save().translate(x, y);
  for (const shape of shapes) drawShape(sheet, shape);
  sheet.doc.restore();
};
