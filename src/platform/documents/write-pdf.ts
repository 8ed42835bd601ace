import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";

import type { Instant } from "#kernel/time.ts";

import { documentFonts } from "./document-fonts.ts";
import { drawBlock } from "./draw-block.ts";
import type { PdfContent } from "./pdf-block.ts";
import { quietInk, writeText, type Sheet } from "./sheet.ts";

export type WrittenPdf = {
  readonly bytes: Uint8Array;
  /** SHA-256 of the content, in hex: it stands on every page. */
  readonly contentHash: string;
  /** Letters that no font here has; they are drawn as empty boxes. */
  readonly missing: readonly string[];
};

const margins = { top: 84, bottom: 72, left: 60, right: 60 } as const;

/** The patient's line on top; the clinic, the hash and "page n of m" at the foot of every page. Not part of the text that is read aloud. */
const framePages = (sheet: Sheet, { identity, clinic }: PdfContent, contentHash: string): void => {
  const { doc } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    // Inside the margins pdfkit would begin a new page.
    doc.page.margins = { top: 0, bottom: 0, left: margins.left, right: margins.right };
    doc.markContent("Artifact", { type: "Pagination" });
    const line = doc.page.height - 50;
    writeText(sheet, identity, { size: 9, y: 40 });
    doc.moveTo(margins.left, 60).lineTo(doc.page.width - margins.right, 60);
    doc
      .moveTo(margins.left, line)
      .lineTo(doc.page.width - margins.right, line)
      .lineWidth(0.5)
      .strokeColor("#c9ccd2")
      .stroke();
    writeText(sheet, `${clinic} · page ${page + 1} of ${count}`, { size: 8, colour: quietInk, y: line + 8 });
    writeText(sheet, `SHA-256 of the content: ${contentHash}`, { size: 7, colour: quietInk, y: line + 21 });
    doc.endMarkedContent();
  }
};

const collect = (doc: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
  });

/**
 * Writes a tagged PDF 1.7 (PDF/UA-1: language, title, structure, embedded fonts). The same content and time give the same bytes.
 * Throws when a picture is not what its block says.
 */
export const writePdf = async (content: PdfContent, createdAt: Instant): Promise<WrittenPdf> => {
  const contentHash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const options = {
    pdfVersion: "1.7",
    subset: "PDF/UA",
    tagged: true,
    lang: content.language,
    displayTitle: true,
    size: "A4",
    margins: { ...margins },
    bufferPages: true,
    // Without the typeface that pdfkit would otherwise read for every document and never use.
    font: null,
    info: {
      Title: content.title,
      Author: content.clinic,
      Producer: "Kapstone",
      Creator: "Kapstone",
      CreationDate: new Date(createdAt.epochMilliseconds),
    },
  };
  // By way of Reflect: the types do not know "PDF/UA" yet.
  const doc: PDFKit.PDFDocument = Reflect.construct(PDFDocument, [options]);
  const written = collect(doc);
  const fonts = documentFonts(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  const sheet = { doc, fonts, root };
  for (const block of content.blocks) drawBlock(sheet, block);
  root.end();
  framePages(sheet, content, contentHash);
  doc.end();
  return { bytes: await written, contentHash, missing: [...fonts.missing()] };
};
