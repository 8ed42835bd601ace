import * as z from "zod/mini";

import { instant, id } from "#platform/http/schema.ts";

import { boardAlarm } from "../contract-answers.ts";
import { emergencySigns } from "../rules/data/emergency-conditions.ts";
import { inTimeOrder, noSession, type DosingSession, type Dose, type Reading } from "../rules/dosing-session.ts";
import { chartedVitals, dosingSessionEvent, roomRoles } from "../rules/events.ts";
import type { ProtocolSnapshot } from "../rules/stored-protocol.ts";
import { vitalParameters } from "../rules/vital-parameter.ts";
import type { DosingSessionTables } from "./dosing-session-tables.ts";

/** What was charted in a session, from its rows; the lists are JSON. */
export type ChartRow = Omit<DosingSessionTables["dosing_session"], "clinic_id" | "protocol" | "released_at" | "closed_at"> & {
  readonly readings: string;
  readonly doses: string;
};

/** A row of the board's SELECT. */
export type SessionRow = ChartRow & {
  readonly room_name: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly alarms: string;
  readonly people: string;
  readonly lost_signals: string;
  readonly signs: string;
  readonly drug_lines: string;
};

const readings = z.array(
  z.object({ observedAt: instant, reading: z.extend(chartedVitals, { implausible: z.array(z.enum(vitalParameters)) }) }),
);

const storedSilence = z.nullable(z.object({ at: instant, until: instant, seen: z.nullable(z.number()) }));
export const storedAlarm = z.extend(z.omit(boardAlarm, { escalation: true, action: true, mayRest: true }), { silence: storedSilence });
export type StoredAlarm = z.output<typeof storedAlarm>;
const doseTimes = z.object({ observedAt: instant, infusionEndedAt: z.nullable(instant), by: id });
const drugLines = z.record(z.string(), z.number());
const people = z.array(z.object({ staffId: id, name: z.string(), role: z.enum(roomRoles) }));

const parsed = <Schema extends z.ZodMiniType>(schema: Schema, text: string): z.output<Schema> => z.parse(schema, JSON.parse(text));

const doseOf = (row: unknown): Dose => {
  const { observedAt, infusionEndedAt, by } = z.parse(doseTimes, row);
  const event = dosingSessionEvent.parse({ ...Object(row), type: "dose-given" });
  if (event.type !== "dose-given") throw new Error("A dose's row is no dose.");
  const { type: _, ...dose } = event;
  return { ...dose, observedAt, infusionEndedAt, receivedAt: null, by: { kind: "staff", id: by }, inError: null };
};

/** As much of a session as its readings and doses say. */
export const chartState = (row: ChartRow, protocol: ProtocolSnapshot): DosingSession => {
  const by = { kind: "staff", id: row.opened_by } as const;
  const stamp = { receivedAt: null, by };
  let read: readonly Reading[] = [];
  for (const { observedAt, reading } of parsed(readings, row.readings)) {
    read = inTimeOrder(read, { ...reading, ...stamp, observedAt, inError: null }, (one) => one.readingId);
  }
  let doses: readonly Dose[] = [];
  for (const dose of parsed(z.array(z.unknown()), row.doses).map(doseOf)) doses = inTimeOrder(doses, dose, (one) => one.doseId);
  return {
    ...noSession,
    status: row.status,
    opened: {
      ...stamp,
      observedAt: row.opened_at,
      orderId: row.order_id,
      roomId: row.room_id,
      route: row.route,
      drug: row.drug,
      form: row.form,
      dose: { value: row.dose_ug, unit: "ug" },
      protocol,
      baselineRule: "last-complete-before-first-dose",
      training: row.training,
    },
    readings: read,
    chosenBaselineId: row.baseline_reading_id,
    doses,
  };
};

/**
 * As much of a session as the board's rules need, from its rows alone: the same rules then say phase, due and latest here as in the
 * room. What the board never shows (notes, answers, assessments) stays empty.
 */
export const boardState = (row: SessionRow, protocol: ProtocolSnapshot) => {
  const lines = parsed(drugLines, row.drug_lines);
  return {
    session: chartState(row, protocol),
    snapshot: protocol,
    drug: { drawn: lines["drawn"] ?? 0, gone: (lines["wasted"] ?? 0) + (lines["put-back"] ?? 0) },
    alarms: parsed(z.array(storedAlarm), row.alarms),
    signs: parsed(z.array(z.enum(emergencySigns)), row.signs),
    people: parsed(people, row.people),
    lostSignals: parsed(z.array(z.enum(vitalParameters)), row.lost_signals),
  };
};
