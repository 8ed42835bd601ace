import { drawTable } from "./draw-table.ts";
import { drawVectors } from "./draw-vectors.ts";
import type { PdfBlock } from "./pdf-block.ts";
import { heightOf, ink, innerWidth, left, makeRoom, quietInk, writeText, type Sheet } from "./sheet.ts";
import { signatureStrokes } from "./signature-strokes.ts";

const termWidth = 150;
const headingSizes = { 1: 20, 2: 14, 3: 11.5 } as const;

const drawHeading = (sheet: Sheet, { level, text }: Extract<PdfBlock, { kind: "heading" }>): void => {
  const { doc, root } = sheet;
  const size = headingSizes[level];
  // A heading never stands alone at the foot of a page.
  makeRoom(sheet, heightOf(sheet, text, size, innerWidth(sheet)) + 48);
  doc.moveDown(level === 1 ? 0 : 0.6);
  root.add(doc.struct(`H${level}`, {}, [() => writeText(sheet, text, { size })]));
  doc.moveDown(0.35);
};

const drawParagraph = (sheet: Sheet, { text, quiet = false }: Extract<PdfBlock, { kind: "paragraph" }>): void => {
  const { doc, root } = sheet;
  root.add(doc.struct("P", {}, [() => writeText(sheet, text, quiet ? { size: 9, colour: quietInk } : { size: 10.5 })]));
  doc.moveDown(0.6);
};

const drawList = (sheet: Sheet, { items, ordered = false }: Extract<PdfBlock, { kind: "list" }>): void => {
  const { doc, root } = sheet;
  const list = doc.struct("L");
  root.add(list);
  items.forEach((item, index) => {
    makeRoom(sheet, 16);
    const { y } = doc;
    const entry = doc.struct("LI");
    list.add(entry);
    entry.add(doc.struct("Lbl", {}, [() => writeText(sheet, ordered ? `${index + 1}.` : "•", { size: 10.5, y, x: left(sheet) + 4 })]));
    const body = { size: 10.5, y, x: left(sheet) + 22, width: innerWidth(sheet) - 22 };
    entry.add(doc.struct("LBody", {}, [() => writeText(sheet, item, body)]));
    entry.end();
    doc.moveDown(0.25);
  });
  list.end();
  doc.moveDown(0.4);
};

const drawPairs = (sheet: Sheet, { rows }: Extract<PdfBlock, { kind: "pairs" }>): void => {
  const { doc, root } = sheet;
  const table = doc.struct("Table");
  root.add(table);
  const valueWidth = innerWidth(sheet) - termWidth - 12;
  for (const { term, value } of rows) {
    const height = Math.max(heightOf(sheet, term, 9.5, termWidth), heightOf(sheet, value, 10.5, valueWidth));
    makeRoom(sheet, Math.min(height, 200));
    const { y } = doc;
    const row = doc.struct("TR");
    table.add(row);
    row.add(doc.struct("TH", {}, [() => writeText(sheet, term, { size: 9.5, colour: quietInk, y: y + 0.8, width: termWidth })]));
    const termEnd = doc.y;
    row.add(doc.struct("TD", {}, [() => writeText(sheet, value, { size: 10.5, y, x: left(sheet) + termWidth + 12, width: valueWidth })]));
    row.end();
    // A value that ran on to the next page ends there, above where its term ended.
    doc.y = (doc.y < y ? doc.y : Math.max(doc.y, termEnd)) + 4;
  }
  table.end();
  doc.moveDown(0.5);
};

/** A picture with its description for those who do not see it. */
const drawFigure = (sheet: Sheet, description: string, height: number, draw: (x: number, y: number) => void): void => {
  const { doc, root } = sheet;
  makeRoom(sheet, height + 8);
  const { y } = doc;
  root.add(doc.struct("Figure", { alt: description }, [() => draw(left(sheet), y)]));
  doc.y = y + height + 8;
};

const drawImage = (sheet: Sheet, { dataUrl, description, widthPt }: Extract<PdfBlock, { kind: "image" }>): void => {
  if (!/^data:image\/png;base64,[A-Za-z0-9+/=]+$/.test(dataUrl)) throw new Error("A picture in a document is a PNG data URL.");
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64");
  const height = (widthPt * bytes.readUInt32BE(20)) / bytes.readUInt32BE(16);
  drawFigure(sheet, description, height, (x, y) => void sheet.doc.image(bytes, x, y, { width: widthPt }));
};

const drawDrawing = (sheet: Sheet, { svg, description, widthPt }: Extract<PdfBlock, { kind: "drawing" }>): void => {
  const drawn = signatureStrokes(svg);
  if (drawn === undefined) throw new Error("A drawing in a document is the SVG of a signature pad.");
  const scale = widthPt / drawn.width;
  drawFigure(sheet, description, drawn.height * scale, (x, y) => {
    const { doc } = sheet;
    doc.save().translate(x, y).scale(scale).lineCap("round").strokeColor(ink).fillColor(ink);
    for (const stroke of drawn.strokes) {
      if ("d" in stroke) doc.lineWidth(stroke.width).path(stroke.d).stroke();
      else doc.circle(stroke.x, stroke.y, stroke.radius).fill();
    }
    doc.restore();
  });
};

export const drawBlock = (sheet: Sheet, block: PdfBlock): void => {
  switch (block.kind) {
    case "heading":
      return drawHeading(sheet, block);
    case "paragraph":
      return drawParagraph(sheet, block);
    case "list":
      return drawList(sheet, block);
    case "pairs":
      return drawPairs(sheet, block);
    case "image":
      return drawImage(sheet, block);
    case "drawing":
      return drawDrawing(sheet, block);
    case "table":
      return drawTable(sheet, block);
    case "vectors":
      return drawFigure(sheet, block.description, block.heightPt, (x, y) => drawVectors(sheet, block.shapes, x, y));
  }
};
