import { createHash } from "node:crypto";
import { expect, test } from "vitest";

import { canonicalText, consentKinds } from "./consent-document.ts";
import { currentDocuments, publishedDocument, publishedDocuments } from "./current-documents.ts";

/** The numbers of consent-privacy-retention.json `elements`, each of them required. */
const requiredElements = Array.from({ length: 21 }, (_, index) => index + 1);

test("[CONSENT-1] the words of a published version never change: each hash is that of its text", () => {
  for (const document of publishedDocuments) {
    const hash = createHash("sha256").update(canonicalText(document)).digest("hex");
    expect({ kind: document.kind, hash: document.hash }).toEqual({ kind: document.kind, hash });
  }
});

test("[CONSENT-1] a changed word or a changed order changes the text that is hashed", () => {
  const { treatment } = currentDocuments;
  const turned = { ...treatment, sections: treatment.sections.toReversed() };
  expect(canonicalText(turned)).not.toBe(canonicalText(treatment));
  expect(canonicalText({ ...treatment, meaning: `${treatment.meaning} ` })).not.toBe(canonicalText(treatment));
});

test("the treatment document covers all 21 elements, each in a section that names it", () => {
  const covered = new Set(currentDocuments.treatment.sections.flatMap((section) => section.elements));
  expect([...covered].toSorted((one, other) => one - other)).toEqual(requiredElements);
});

test("every kind has a current document of its own, with sections, a meaning and sources", () => {
  for (const kind of consentKinds) {
    const document = currentDocuments[kind];
    expect(document.kind).toBe(kind);
    expect(document.sections.length).toBeGreaterThan(0);
    expect(document.meaning.length).toBeGreaterThan(20);
    expect(document.sources.length).toBeGreaterThan(0);
    expect(new Set(document.sections.map((section) => section.id)).size).toBe(document.sections.length);
    expect(publishedDocument(kind, document.version)).toBe(document);
  }
});

test("[CONSENT-1] a version that was never published is not taken for the current one", () => {
  expect(publishedDocument("treatment", "0.0")).toBeUndefined();
});
