import type { PdfBlock } from "#platform/documents/pdf-block.ts";
import { isWrongClock } from "#platform/http/clock.ts";

import type { DosingSession, InError, Stamp } from "../../rules/dosing-session.ts";
import { isLateEntry } from "../../rules/late-entry.ts";
import type { RecordFacts } from "./record-facts.ts";

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

const spanOf = (ms: number): string => {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** Times are by the clinic's clock; where the device's own said something else, a reader who compares needs to know. */
const clockOf = ({ clockOffsetMs = 0 }: Stamp): string =>
  isWrongClock({ clockOffsetMs }) ? ` (on a device whose clock was ${spanOf(clockOffsetMs)} ${clockOffsetMs > 0 ? "slow" : "fast"})` : "";

/** Who stated it, and how wrong the clock of the device was where that is worth a word, as in the room's timeline. */
export const whoOf = (stamp: Stamp, { nameOf }: RecordFacts): string =>
  `${stamp.by.kind === "staff" ? nameOf(stamp.by.id) : stamp.by.kind}${clockOf(stamp)}`;

/** The entry that another one stands in place of, whatever kind it is. */
const entryWith = ({ readings, doses, notes, drugEntries }: DosingSession, id: string): Stamp | undefined =>
  readings.find((one) => one.readingId === id) ??
  doses.find((one) => one.doseId === id) ??
  notes.find((one) => one.noteId === id) ??
  drugEntries.find((one) => one.entryId === id);

type Remarked = Stamp & { readonly inError?: InError | null; readonly corrects?: string | undefined };

/** Who stated it, that it came late, what it stands in place of, and why it was crossed out. */
export const remarks = (entry: Remarked, facts: RecordFacts): string => {
  const { inError = null, corrects } = entry;
  const before = corrects === undefined ? undefined : entryWith(facts.session, corrects);
  const parts = [
    whoOf(entry, facts),
    isLateEntry(entry) && entry.receivedAt !== null && `entered late, ${facts.timeOf(entry.receivedAt)}`,
    corrects !== undefined && `corrects the entry of ${before === undefined ? "an unknown time" : facts.timeOf(before.observedAt)}`,
    inError && `in error: ${inError.reason} (${whoOf(inError, facts)}, ${facts.timeOf(inError.observedAt)})`,
  ];
  return parts.filter(Boolean).join("; ");
};

export const isOut = ({ inError }: { readonly inError: InError | null }): boolean => inError !== null;
export const plain = (code: string): string => code.replaceAll("-", " ");
