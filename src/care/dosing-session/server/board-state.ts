import * as z from "zod/mini";

import { instant, id } from "#platform/http/schema.ts";

import { boardAlarm } from "../contract-answers.ts";
import { emergencySigns } from "../rules/data/emergency-conditions.ts";
import { inTimeOrder, noSession, type DosingSession, type Dose, type Reading } from "../rules/dosing-session.ts";
import { chartedVitals, dosingSessionEvent, roomRoles } from "../rules/events.ts";
import { protocolSnapshot, type ProtocolSnapshot } from "../rules/stored-protocol.ts";
import { vitalParameters } from "../rules/vital-parameter.ts";
import type { DosingSessionTables } from "./dosing-session-tables.ts";

/** A row of the board's SELECT; the lists are JSON. */
export type SessionRow = DosingSessionTables["dosing_session"] & {
  readonly room_name: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly readings: string;
  readonly doses: string;
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

const protocols = new Map<string, ProtocolSnapshot>();
const mostProtocols = 2_000;

/** A session keeps the protocol under which it was opened (SES-3): it is taken apart once. That was nearly half of reading the board. */
const protocolOf = ({ clinic_id: clinicId, session_id: sessionId, protocol }: SessionRow): ProtocolSnapshot => {
  const key = `${clinicId}/${sessionId}`;
  const known = protocols.get(key);
  if (known !== undefined) return known;
  const read = z.parse(protocolSnapshot, protocol);
  if (protocols.size >= mostProtocols) protocols.clear();
  protocols.set(key, read);
  return read;
};

/**
 * As much of a session as the board's rules need, from its rows alone: the same rules then say phase, due and latest here as in the
 * room. What the board never shows (notes, answers, assessments) stays empty.
 */
export const boardState = (row: SessionRow) => {
  const by = { kind: "staff", id: row.opened_by } as const;
  const stamp = { receivedAt: null, by };
  const protocol = protocolOf(row);
  let read: readonly Reading[] = [];
  for (const { observedAt, reading } of parsed(readings, row.readings)) {
    read = inTimeOrder(read, { ...reading, ...stamp, observedAt, inError: null }, (one) => one.readingId);
  }
  let doses: readonly Dose[] = [];
  for (const dose of parsed(z.array(z.unknown()), row.doses).map(doseOf)) doses = inTimeOrder(doses, dose, (one) => one.doseId);
  const session: DosingSession = {
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
  const lines = parsed(drugLines, row.drug_lines);
  return {
    session,
    snapshot: protocol,
    drug: { drawn: lines["drawn"] ?? 0, gone: (lines["wasted"] ?? 0) + (lines["put-back"] ?? 0) },
    alarms: parsed(z.array(storedAlarm), row.alarms),
    signs: parsed(z.array(z.enum(emergencySigns)), row.signs),
    people: parsed(people, row.people),
    lostSignals: parsed(z.array(z.enum(vitalParameters)), row.lost_signals),
  };
};
