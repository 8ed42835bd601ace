import { milligramsOf } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

import { touchCodes, type NoteCode } from "../../rules/data/note-codes.ts";
import { onOffCodes } from "../../rules/data/on-off-codes.ts";
import type { DosingSession, InError, Note, Reading, Stamp } from "../../rules/dosing-session.ts";
import { isLateEntry } from "../../rules/late-entry.ts";
import { textOf } from "../room/vital-values.ts";

/** Which entry of the record stands in a cell. */
export type EntryRef = { readonly kind: "reading" | "dose" | "note" | "drug"; readonly id: string };

export type SheetEntry = {
  readonly ref: EntryRef;
  readonly observedAt: Instant;
  readonly text: string;
  readonly inError: boolean;
  readonly late: boolean;
  readonly simulated: boolean;
};

export const sheetGroups = ["vitals", "sedation", "drug", "setting", "words"] as const;
export type SheetGroup = (typeof sheetGroups)[number];

export const sheetRows = [
  "bloodPressure",
  "heartRate",
  "saturation",
  "respiration",
  "temperature",
  "moaas",
  "rass",
  "dissociation",
  "dose",
  "drawn",
  "eyeShades",
  "music",
  "position",
  "touch",
  "events",
  "words",
] as const;
export type SheetRowKey = (typeof sheetRows)[number];

export const groupOf: Readonly<Record<SheetRowKey, SheetGroup>> = {
  bloodPressure: "vitals",
  heartRate: "vitals",
  saturation: "vitals",
  respiration: "vitals",
  temperature: "vitals",
  moaas: "sedation",
  rass: "sedation",
  dissociation: "sedation",
  dose: "drug",
  drawn: "drug",
  eyeShades: "setting",
  music: "setting",
  position: "setting",
  touch: "setting",
  events: "words",
  words: "words",
};

/** Rows that stand there without an entry, too: an empty one says that it was not taken. */
const always: readonly SheetRowKey[] = [
  "bloodPressure",
  "heartRate",
  "saturation",
  "respiration",
  "moaas",
  "dose",
  "eyeShades",
  "music",
  "words",
];

export type SheetRow = { readonly key: SheetRowKey; readonly group: SheetGroup; readonly entries: readonly SheetEntry[] };

export type SheetWords = { readonly code: (code: NoteCode) => string; readonly milligrams: (amount: number) => string };

const entryOf = (ref: EntryRef, stamp: Stamp & { readonly inError: InError | null }, text: string, simulated = false): SheetEntry => ({
  ref,
  observedAt: stamp.observedAt,
  text,
  inError: stamp.inError !== null,
  late: isLateEntry(stamp),
  simulated,
});

const single = ["heartRate", "saturation", "respiration", "temperature", "moaas", "rass", "dissociation"] as const;

const pressureText = (reading: Reading): string | undefined => {
  const { systolic, diastolic } = reading;
  if (systolic === undefined && diastolic === undefined) return undefined;
  return [systolic, diastolic].map((one) => (one === undefined ? "?" : textOf("systolic", one.value))).join("/");
};

/** Which row a noted event stands in. */
const rowOfNote = ({ code }: Note): SheetRowKey => {
  if (code === "words" || code === "note") return "words";
  if (code === "position") return "position";
  if (touchCodes.some((one) => one === code)) return "touch";
  const switched = (["eyeShades", "music"] as const).find((what) => Object.values<NoteCode | null>(onOffCodes[what]).includes(code));
  return switched ?? "events";
};

/** The record as rows of a flowsheet; each entry once, crossed out ones among them. */
export const sheetOf = (session: DosingSession, words: SheetWords): readonly SheetRow[] => {
  const entries = new Map<SheetRowKey, SheetEntry[]>(sheetRows.map((key) => [key, []]));
  const put = (key: SheetRowKey, entry: SheetEntry): void => void entries.get(key)?.push(entry);
  for (const reading of session.readings) {
    const ref = { kind: "reading", id: reading.readingId } as const;
    const simulated = reading.source.kind === "simulated";
    const pressure = pressureText(reading);
    if (pressure !== undefined) put("bloodPressure", entryOf(ref, reading, pressure, simulated));
    for (const parameter of single) {
      const value = reading[parameter]?.value;
      if (value !== undefined) put(parameter, entryOf(ref, reading, textOf(parameter, value), simulated));
    }
  }
  for (const dose of session.doses)
    put("dose", entryOf({ kind: "dose", id: dose.doseId }, dose, words.milligrams(milligramsOf(dose.amount))));
  for (const entry of session.drugEntries) {
    const sign = entry.type === "drug-drawn" ? "+" : "−";
    put("drawn", entryOf({ kind: "drug", id: entry.entryId }, entry, `${sign}${words.milligrams(milligramsOf(entry.amount))}`));
  }
  for (const note of session.notes) {
    const said = note.patientWords || note.text;
    const text = note.code === "words" || note.code === "note" ? said || words.code(note.code) : words.code(note.code);
    put(rowOfNote(note), entryOf({ kind: "note", id: note.noteId }, note, text));
  }
  return sheetRows
    .map((key) => ({ key, group: groupOf[key], entries: entries.get(key) ?? [] }))
    .filter(({ key, entries: found }) => found.length > 0 || always.includes(key));
};

/** What stands in one cell: the entries of one row in one column of time. */
export type SheetCell = { readonly column: number; readonly entries: readonly SheetEntry[] };

/** The cells of a row that hold something, by the number of their column (minutes from the dose through the step, rounded down). */
export const cellsOf = ({ entries }: SheetRow, zero: number, step: number): readonly SheetCell[] =>
  [...Map.groupBy(entries, ({ observedAt }) => Math.floor((observedAt.epochMilliseconds - zero) / 60_000 / step))].map(
    ([column, found]) => ({ column, entries: found }),
  );

/** The entry that a cell shows: the newest that stands, else the newest. */
export const shownIn = ({ entries }: SheetCell): SheetEntry | undefined => entries.findLast(({ inError }) => !inError) ?? entries.at(-1);
