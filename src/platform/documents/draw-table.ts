import type { PdfBlock } from "./pdf-block.ts";
import { heightOf, ink, innerWidth, left, makeRoom, quietInk, writeText, type Sheet } from "./sheet.ts";

type Table = Extract<PdfBlock, { kind: "table" }>;

const size = 8.5;
const gap = 8;

const columnsOf = (sheet: Sheet, { columns }: Table) => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let x = left(sheet);
  return columns.map(({ title, share }) => {
    const width = (innerWidth(sheet) * share) / all;
    const column = { title, x, width: width - gap };
    x += width;
    return column;
  });
};

type Columns = ReturnType<typeof columnsOf>;

type Look = { readonly tag: "TH" | "TD"; readonly strike: boolean };

const heightOfRow = (sheet: Sheet, columns: Columns, cells: readonly string[]): number =>
  Math.max(...columns.map(({ width }, index) => heightOf(sheet, cells[index] ?? "", size, width)));

const drawRow = (sheet: Sheet, table: PDFKit.PDFStructureElement, columns: Columns, cells: readonly string[], look: Look): void => {
  const { doc } = sheet;
  const height = heightOfRow(sheet, columns, cells);
  const { y } = doc;
  const row = doc.struct("TR");
  const colour = look.tag === "TH" || look.strike ? quietInk : ink;
  columns.forEach(({ x, width }, index) => {
    const text = { size, colour, x, y, width, strike: look.strike && (cells[index] ?? "") !== "" };
    row.add(doc.struct(look.tag, {}, [() => writeText(sheet, cells[index] ?? "", text)]));
  });
  row.end();
  // The cells are drawn when the row comes into the table: only then does the next row know where it begins.
  table.add(row);
  doc.y = y + height + 2;
};

/** A table whose head stands on every page that it runs over. A row is never torn, unless it is longer than a page. */
export const drawTable = (sheet: Sheet, table: Table): void => {
  const { doc, root } = sheet;
  const columns = columnsOf(sheet, table);
  const head = columns.map(({ title }) => title);
  const element = doc.struct("Table");
  root.add(element);
  const start = (): void => drawRow(sheet, element, columns, head, { tag: "TH", strike: false });
  makeRoom(sheet, 48);
  start();
  for (const { cells, crossedOut = false } of table.rows) {
    const before = doc.bufferedPageRange().count;
    makeRoom(sheet, Math.min(heightOfRow(sheet, columns, cells), 600));
    if (doc.bufferedPageRange().count > before) start();
    drawRow(sheet, element, columns, cells, { tag: "TD", strike: crossedOut });
  }
  element.end();
  doc.moveDown(0.8);
};
