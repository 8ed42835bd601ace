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

const drawRow = (
  sheet: Sheet,
  columns: Columns,
  cells: readonly string[],
  look: { readonly tag: "TH" | "TD"; readonly strike: boolean },
) => {
  const { doc } = sheet;
  const heights = columns.map(({ width }, index) => heightOf(sheet, cells[index] ?? "", size, width));
  const height = Math.max(...heights);
  const { y } = doc;
  const row = doc.struct("TR");
  columns.forEach(({ x, width }, index) => {
    const text = cells[index] ?? "";
    const colour = look.tag === "TH" || look.strike ? quietInk : ink;
    row.add(doc.struct(look.tag, {}, [() => writeText(sheet, text, { size, colour, x, y, width })]));
    if (!look.strike || text === "") return;
    doc.markContent("Artifact");
    const line = y + size * 0.55;
    const length = Math.min(width, doc.widthOfString(text));
    doc
      .moveTo(x, line)
      .lineTo(x + length, line)
      .lineWidth(0.6)
      .strokeColor(ink)
      .stroke();
    doc.endMarkedContent();
  });
  doc.y = y + height + 2;
  return row;
};

/** A table whose head stands on every page that it runs over. A row is never torn, unless it is longer than a page. */
export const drawTable = (sheet: Sheet, table: Table): void => {
  const { doc, root } = sheet;
  const columns = columnsOf(sheet, table);
  const head = columns.map(({ title }) => title);
  const element = doc.struct("Table");
  root.add(element);
  const start = (): void => {
    const row = drawRow(sheet, columns, head, { tag: "TH", strike: false });
    row.end();
    element.add(row);
  };
  makeRoom(sheet, 48);
  start();
  for (const { cells, crossedOut = false } of table.rows) {
    const height = Math.max(...columns.map(({ width }, index) => heightOf(sheet, cells[index] ?? "", size, width)));
    const before = doc.bufferedPageRange().count;
    makeRoom(sheet, Math.min(height, 600));
    if (doc.bufferedPageRange().count > before) start();
    const row = drawRow(sheet, columns, cells, { tag: "TD", strike: crossedOut });
    row.end();
    element.add(row);
  }
  element.end();
  doc.moveDown(0.8);
};
