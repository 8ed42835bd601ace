/** What a document is made of, in reading order. */
export type PdfBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly ordered?: boolean }
  /** Pairs of a term and its value; a value may run over several lines. */
  | { readonly kind: "pairs"; readonly rows: readonly { readonly term: string; readonly value: string }[] }
  /** A PNG picture; `description` says in words what it shows. */
  | { readonly kind: "image"; readonly dataUrl: string; readonly description: string; readonly widthPt: number }
  /** A signature as the pad draws it: an SVG of strokes and dots. */
  | { readonly kind: "drawing"; readonly svg: string; readonly description: string; readonly widthPt: number }
  /** Columns by their share of the page's width. A row that was crossed out is struck through, and says why in its own cells. */
  | {
      readonly kind: "table";
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly { readonly cells: readonly string[]; readonly crossedOut?: boolean }[];
    }
  /** A drawing of lines, areas and short words, in points from its upper left corner. */
  | { readonly kind: "vectors"; readonly shapes: readonly PdfShape[]; readonly description: string; readonly heightPt: number };

type At = readonly [x: number, y: number];

export type PdfShape =
  | { readonly kind: "line"; readonly points: readonly At[]; readonly colour: string; readonly width: number; readonly dashed?: boolean }
  | { readonly kind: "area"; readonly points: readonly At[]; readonly colour: string }
  | { readonly kind: "words"; readonly at: At; readonly text: string; readonly size: number; readonly width?: number };

export type PdfContent = {
  readonly title: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
  /** Stands on top of every page: who the patient is, so that no loose page goes astray. */
  readonly identity: string;
  /** Whose document it is, at the foot of every page. */
  readonly clinic: string;
  readonly blocks: readonly PdfBlock[];
};
