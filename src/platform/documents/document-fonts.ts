import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { glyphOutline, type PathCommand } from "./glyph-outline.ts";

/** The alphabets of the typeface, each a file of its own; a letter is drawn from the first one that has it. */
const alphabets = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "greek-ext"] as const;
type Alphabet = (typeof alphabets)[number];

const files = new Map<Alphabet, Buffer>();

const fileOf = (alphabet: Alphabet): Buffer => {
  const known = files.get(alphabet);
  if (known !== undefined) return known;
  const name = `@fontsource-variable/inter/files/inter-${alphabet}-wght-normal.woff2`;
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(name)));
  files.set(alphabet, bytes);
  return bytes;
};

type Glyph = {
  readonly path: { readonly commands: readonly PathCommand[] };
  readonly advanceWidth: number;
  readonly _getMetrics: () => { readonly leftBearing: number };
};
type Face = { readonly getGlyph: (id: number) => Glyph; readonly hasGlyphForCodePoint: (codePoint: number) => boolean };
type Subset = {
  readonly font: Face;
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph: (id: number) => number;
};
type Opened = { readonly font: Face; readonly subset: Subset; layoutCache: object };

const isOpened = (value: unknown): value is Opened => {
  const subset: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "subset") : undefined;
  return typeof subset === "object" && subset !== null && "_addGlyph" in subset && "font" in subset && "layoutCache" in Object(value);
};

// fontkit 2.0 copies glyphs out of a WOFF2 file as if it were TrueType, which breaks composed letters: their outlines are written instead.
const mendSubset = (subset: Subset): void => {
  subset._addGlyph = (id) => {
    const glyph = subset.font.getGlyph(id);
    const outline = glyphOutline(glyph.path.commands);
    subset.glyf.push(outline);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing });
    subset.offset += outline.length;
    return subset.glyf.length - 1;
  };
};

/** A stretch of text that one font can draw. */
export type Run = { readonly font: Alphabet; readonly text: string };

export type DocumentFonts = {
  /** Splits text by the font that has its letters. What none has is drawn as an empty box. */
  readonly runs: (text: string) => readonly Run[];
  /** Letters that were asked for and that no font has. */
  readonly missing: () => ReadonlySet<string>;
};

/** Unpacked faces and the words that were set in them. Both are the same for every document, and cost most of its time. */
const unpacked = new Map<Alphabet, { readonly face: Face; readonly words: object }>();
const mostWords = 20_000;

// The types of pdfkit do not know that it also takes a face that was unpacked before.
const takesFaces = (doc: object): doc is { readonly registerFont: (name: string, source: Face | Buffer) => unknown } =>
  "registerFont" in doc;

/** Reads a font when the first letter needs it: each takes some 50 ms to unpack, once. */
const openFace = (doc: PDFKit.PDFDocument, alphabet: Alphabet): Face => {
  const known = unpacked.get(alphabet);
  if (takesFaces(doc)) doc.registerFont(alphabet, known?.face ?? fileOf(alphabet));
  doc.font(alphabet);
  const opened: unknown = Reflect.get(doc, "_font");
  if (!isOpened(opened)) throw new Error("pdfkit keeps its fonts differently from what this file knows.");
  if (known !== undefined && Object.keys(known.words).length < mostWords) opened.layoutCache = known.words;
  else unpacked.set(alphabet, { face: opened.font, words: opened.layoutCache });
  mendSubset(opened.subset);
  return opened.font;
};

/** Registers the fonts with a document; each is embedded as far as it is used. */
export const documentFonts = (doc: PDFKit.PDFDocument): DocumentFonts => {
  const faces = new Map<Alphabet, Face>([["latin", openFace(doc, "latin")]]);
  const missing = new Set<string>();
  const has = (alphabet: Alphabet, letter: string): boolean => {
    const face = faces.get(alphabet) ?? openFace(doc, alphabet);
    faces.set(alphabet, face);
    return face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
  };
  const fontOf = (letter: string, before: Alphabet | undefined): Alphabet => {
    if (before !== undefined && has(before, letter)) return before;
    const found = alphabets.find((alphabet) => has(alphabet, letter));
    if (found === undefined && letter.trim() !== "") missing.add(letter);
    return found ?? "latin";
  };
  return {
    missing: () => missing,
    runs: (text) => {
      const runs: { font: Alphabet; text: string }[] = [];
      for (const letter of text.normalize("NFC")) {
        const last = runs.at(-1);
        const font = fontOf(letter, last?.font);
        if (last?.font === font) last.text += letter;
        else runs.push({ font, text: letter });
      }
      return runs;
    },
  };
};
