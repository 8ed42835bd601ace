import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Instant } from "#kernel/time.ts";
import type { PdfBlock, PdfContent } from "#platform/documents/pdf-block.ts";

import { choicesInWords } from "../rules/choices-in-words.ts";
import type { ConsentDocument } from "../rules/consent-document.ts";
import type { RepresentativeRelation } from "../rules/data/representative-relations.ts";
import type { ConsentChoices, SigningMethod } from "../rules/events.ts";

export type SignatureInk = { readonly kind: "drawn"; readonly svg: string } | { readonly kind: "typed"; readonly name: string };

export type SignedPage = {
  readonly document: ConsentDocument;
  readonly drugAndRoute: string;
  readonly choices: ConsentChoices;
  readonly patient: { readonly name: string; readonly birthDate: string };
  readonly signer: { readonly name: string; readonly birthDate: string };
  /** By what right the signer decides for the patient; null where the patient signs. */
  readonly relation: RepresentativeRelation | null;
  readonly patientId: string;
  readonly clinic: string;
  readonly ink: SignatureInk;
  readonly method: SigningMethod;
  readonly signedAt: Instant;
  /** IANA zone of the patient, or of the clinic. */
  readonly timeZone: string;
};

// The documents are English in this version, and so are the words around them.
const routeWords: Readonly<Record<Route, string>> = {
  IM: "ketamine, injection into a muscle",
  SL: "ketamine, dissolved under the tongue",
  IN: "ketamine, nasal spray",
  IV: "ketamine, drip into a vein",
  SC: "ketamine, injection under the skin",
  PO: "ketamine, by mouth",
  "IN-ESK": "esketamine, nasal spray",
};

export const treatmentInWords = (route: Route): string => routeWords[route];

const relationWords: Readonly<Record<RepresentativeRelation, string>> = {
  guardian: "guardian appointed by a court",
  "health-care-agent": "agent named in a health care proxy",
  surrogate: "surrogate by law",
  parent: "parent",
};

const methodWords: Readonly<Record<SigningMethod, string>> = {
  "patient-sign-in": "signed electronically in the patient's own sign-in",
  "clinic-device": "signed electronically on a device of the clinic, with staff present",
  paper: "signed on paper",
};

/** "November 23, 2026 at 10:05 AM EST (America/New_York)": the time with its zone, twice over. */
export const timeWithZone = (at: Instant, timeZone: string): string =>
  `${at.toZonedDateTimeISO(timeZone).toLocaleString("en-US", { dateStyle: "long", timeStyle: "long" })} (${timeZone})`;

const inkBlock = ({ ink, relation }: SignedPage): PdfBlock =>
  ink.kind === "drawn"
    ? {
        kind: "drawing",
        svg: ink.svg,
        description: relation === null ? "The patient's signature, drawn by hand" : "The signature, drawn by hand",
        widthPt: 200,
      }
    : { kind: "paragraph", text: `Signature, typed: ${ink.name}` };

const textBlocks = ({ sections }: ConsentDocument): readonly PdfBlock[] =>
  sections.flatMap((section): PdfBlock[] => [
    { kind: "heading", level: 2, text: section.heading },
    ...section.paragraphs.map((text): PdfBlock => ({ kind: "paragraph", text })),
  ]);

const choiceBlocks = (choices: ConsentChoices): readonly PdfBlock[] => {
  const rows = choicesInWords(choices).map(({ question, answer }) => ({ term: question, value: answer }));
  return rows.length === 0
    ? []
    : [
        { kind: "heading", level: 2, text: "What was chosen" },
        { kind: "pairs", rows },
      ];
};

/** The whole signed page: text, choices, what the signature means, who signed it, when and how, and the hash of the words. */
export const consentPdf = (page: SignedPage): PdfContent => {
  const { document, patient, signer, relation } = page;
  return {
    title: document.title,
    language: document.language,
    identity: `${patient.name}, born ${patient.birthDate}, record ${page.patientId}`,
    clinic: page.clinic,
    blocks: [
      { kind: "heading", level: 1, text: document.title },
      { kind: "paragraph", quiet: true, text: `Version ${document.version}. For treatment with: ${page.drugAndRoute}.` },
      ...textBlocks(document),
      ...choiceBlocks(page.choices),
      { kind: "heading", level: 2, text: "Signature" },
      { kind: "paragraph", text: document.meaning },
      inkBlock(page),
      {
        kind: "pairs",
        rows: [
          { term: "Signed by", value: signer.name },
          ...(relation === null ? [] : [{ term: "For", value: `${patient.name}, as ${relationWords[relation]}` }]),
          { term: "Identified by", value: `full name and birth date (${signer.birthDate})` },
          { term: "Signed at", value: timeWithZone(page.signedAt, page.timeZone) },
          { term: "How", value: methodWords[page.method] },
          { term: "SHA-256 of the text", value: document.hash },
        ],
      },
    ],
  };
};
