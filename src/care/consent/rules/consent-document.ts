import type { ReferenceId } from "#kernel/short-citations.ts";

/** What a patient may agree to, one document a purpose. Off-label use is part of the treatment document. */
export const consentKinds = ["treatment", "touch", "booster", "recording", "data-use", "telehealth"] as const;
export type ConsentKind = (typeof consentKinds)[number];

export type ConsentSection = {
  readonly id: string;
  /** The numbers of the consent elements that the section covers. */
  readonly elements: readonly number[];
  readonly heading: string;
  readonly paragraphs: readonly string[];
};

/** A document as a patient reads and signs it. A published version's words never change: new words get a new version. */
export type ConsentDocument = {
  readonly kind: ConsentKind;
  readonly version: string;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly sections: readonly ConsentSection[];
  /** What the signature means, in the signer's own voice. */
  readonly meaning: string;
  readonly sources: readonly ReferenceId[];
  /** SHA-256 of `canonicalText`, in lower-case hexadecimal; a test holds the two together. */
  readonly hash: string;
};

/** The exact text that is signed and hashed: UTF-8, one line feed between lines, no trailing one. */
export const canonicalText = (document: Omit<ConsentDocument, "hash">): string =>
  [
    `${document.kind} ${document.version} ${document.language}`,
    document.title,
    ...document.sections.flatMap((section) => ["", section.heading, ...section.paragraphs]),
    "",
    document.meaning,
  ].join("\n");
