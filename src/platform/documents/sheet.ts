import type { DocumentFonts } from "./document-fonts.ts";

export type Sheet = { readonly doc: PDFKit.PDFDocument; readonly fonts: DocumentFonts; readonly root: PDFKit.PDFStructureElement };

export const ink = "#1d2430";
export const quietInk = "#5a6270";

type TextLook = { readonly size: number; readonly colour?: string; readonly x?: number; readonly y?: number; readonly width?: number };

export const left = ({ doc }: Sheet): number => doc.page.margins.left;
export const innerWidth = ({ doc }: Sheet): number => doc.page.width - doc.page.margins.left - doc.page.margins.right;
const bottom = ({ doc }: Sheet): number => doc.page.height - doc.page.margins.bottom;

/** Writes text with the fonts that have its letters, wrapped into a column. */
export const writeText = (sheet: Sheet, text: string, look: TextLook): void => {
  const { doc, fonts } = sheet;
  const runs = fonts.runs(text === "" ? " " : text);
  doc.fontSize(look.size).fillColor(look.colour ?? ink);
  const options = { width: look.width ?? innerWidth(sheet), lineGap: look.size * 0.3, align: "left" } as const;
  runs.forEach((run, index) => {
    const continued = index < runs.length - 1;
    doc.font(run.font);
    if (index === 0) doc.text(run.text, look.x ?? left(sheet), look.y ?? doc.y, { ...options, continued });
    else doc.text(run.text, { ...options, continued });
  });
};

/** The height of a text in a column; a text of several alphabets is measured by its first. */
export const heightOf = ({ doc, fonts }: Sheet, text: string, size: number, width: number): number => {
  const [run] = fonts.runs(text);
  doc.font(run?.font ?? "latin").fontSize(size);
  return doc.heightOfString(text === "" ? " " : text, { width, lineGap: size * 0.3 });
};

/** Starts a new page unless so much fits below. */
export const makeRoom = (sheet: Sheet, height: number): void => {
  if (sheet.doc.y + height > bottom(sheet)) sheet.doc.addPage();
};
