import { minutesBetween } from "#kernel/time.ts";
import type { PdfBlock } from "#platform/documents/pdf-block.ts";

import type { InError, Stamp } from "../../rules/dosing-session.ts";
import { lateAfterMinutes, type RecordFacts } from "./record-facts.ts";

export type Section = (facts: RecordFacts) => readonly PdfBlock[];
type Row = Extract<PdfBlock, { kind: "table" }>["rows"][number];

export const heading = (text: string): PdfBlock => ({ kind: "heading", level: 2, text });
export const said = (text: string): PdfBlock => ({ kind: "paragraph", text });

/** A section says so where it has nothing: an empty place on paper could be a lost page. */
export const tableOf = (
  title: string,
  none: string,
  shares: Readonly<Record<string, number>>,
  rows: readonly Row[],
): readonly PdfBlock[] => [
  heading(title),
  rows.length === 0 ? said(none) : { kind: "table", columns: Object.entries(shares).map(([title, share]) => ({ title, share })), rows },
];

export const whoOf = ({ by }: Stamp, { nameOf }: RecordFacts): string => (by.kind === "staff" ? nameOf(by.id) : by.kind);

const isLate = ({ observedAt, receivedAt }: Stamp): boolean =>
  receivedAt !== null && minutesBetween(observedAt, receivedAt) > lateAfterMinutes;

/** Who stated it, that it came late, and why it was crossed out. */
export const remarks = (entry: Stamp & { readonly inError?: InError | null }, facts: RecordFacts): string => {
  const { inError = null } = entry;
  const parts = [
    whoOf(entry, facts),
    isLate(entry) && entry.receivedAt !== null && `entered late, ${facts.timeOf(entry.receivedAt)}`,
    inError && `in error: ${inError.reason} (${whoOf(inError, facts)}, ${facts.timeOf(inError.observedAt)})`,
  ];
  return parts.filter(Boolean).join("; ");
};

export const isOut = ({ inError }: { readonly inError: InError | null }): boolean => inError !== null;
export const plain = (code: string): string => code.replaceAll("-", " ");
