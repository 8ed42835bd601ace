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
  | { readonly kind: "drawing"; readonly svg: string; readonly description: string; readonly widthPt: number };

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
