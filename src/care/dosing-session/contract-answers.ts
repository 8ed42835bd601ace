import * as z from "zod/mini";

import { drugs, forms, routes } from "#care/pharmacy/rules/drug.ts";
import { settingChoice } from "#care/preparation/rules/events.ts";
import { touchAgreements } from "#care/preparation/rules/touch-agreement.ts";
import { id, instant, plainDate, quantityIn } from "#platform/http/schema.ts";

import { checklistItemIds } from "./rules/data/checklist.ts";
import { emergencyIds, emergencySigns } from "./rules/data/emergency-conditions.ts";
import { alarmOrigins, escalationLevels, gateReading, roomRoles } from "./rules/events.ts";
import { alarmLevels } from "./rules/stored-protocol.ts";
import { phases } from "./rules/phase.ts";
import { vitalParameters } from "./rules/vital-parameter.ts";

const status = z.enum(["open", "released", "closed"]);

export const sessionListAnswer = z.object({
  sessions: z.array(
    z.object({
      sessionId: id,
      status,
      roomName: z.nullable(z.string()),
      route: z.enum(routes),
      openedAt: instant,
      firstDoseAt: z.nullable(instant),
      given: quantityIn("ug"),
      releasedAt: z.nullable(instant),
      closedAt: z.nullable(instant),
    }),
  ),
});

/** A person of the clinic as the record names them. */
export const namedPerson = z.object({ id, name: z.string(), credentials: z.string() });

/** The latest valid value of each streamed parameter, with when it was so and where from. */
export const latestSamples = z.array(
  z.object({ parameter: z.enum(vitalParameters), value: z.number(), observedAt: instant, deviceId: z.string(), simulated: z.boolean() }),
);
export type LatestSamples = z.output<typeof latestSamples>;

const flagsOf = z.object({
  present: z.array(z.object({ id: z.string(), label: z.string(), level: z.enum(["absolute", "relative", "caution"]) })),
  unknown: z.array(
    z.object({ id: z.string(), label: z.string(), askedOf: z.enum(["patient", "monitor", "therapist", "prescriber", "medical-director"]) }),
  ),
});

/** What the banner shows of the chart; null is what nobody recorded. Touch, booster and recording count only while consented. */
export const roomChart = z.object({
  allergies: z.nullable(z.array(z.string())),
  weight: z.nullable(z.object({ value: quantityIn("kg"), observedAt: instant })),
  touch: z.nullable(
    z.object({ hand: z.enum(touchAgreements), shoulder: z.enum(touchAgreements), other: z.string(), stopWord: z.string() }),
  ),
  boosterMaximum: z.nullable(quantityIn("ug")),
  recording: z.boolean(),
  intention: z.nullable(z.string()),
  stopWord: z.nullable(z.string()),
  /** Music, eye shades, blanket and light as the patient wished in preparation. */
  setting: z.nullable(settingChoice),
  /** From the findings of screening; what nobody answered stands as unknown. */
  flags: z.object({ psychiatric: flagsOf, cardiac: flagsOf }),
});
export type RoomChart = z.output<typeof roomChart>;

/** What a screen needs beside the session's own facts: who the patient and the people are, the room, the newest monitor values. */
export const sessionView = z.object({
  sessionId: id,
  episodeId: id,
  /** The version of the stream that this answer has seen. */
  version: z.number(),
  status,
  patient: z.object({
    patientId: id,
    name: z.string(),
    birthDate: z.nullable(plainDate),
    sexAtBirth: z.nullable(z.enum(["female", "male", "intersex"])),
  }),
  roomId: id,
  roomName: z.nullable(z.string()),
  timeZone: z.string(),
  staff: z.array(namedPerson),
  chart: roomChart,
  latest: latestSamples,
});

/** `payload` is the fact without its type, as the log keeps it; `dosingSessionStream.parse` reads it. */
export const timelineEntry = z.object({
  version: z.number(),
  type: z.string(),
  schemaVersion: z.number(),
  payload: z.unknown(),
  observedAt: instant,
  deviceAt: z.nullable(instant),
  receivedAt: instant,
  actor: z.object({ kind: z.enum(["staff", "patient", "device", "system"]), id, name: z.nullable(z.string()) }),
});
/** Every fact, in the order of clinical time. */
export const timelineAnswer = z.object({ sessionId: id, entries: z.array(timelineEntry) });
export type TimelineEntry = z.output<typeof timelineEntry>;

/** An item of the checklist that the record itself answers or cannot tell, and why. */
const itemFact = z.object({ item: z.enum(checklistItemIds), says: z.enum(["yes", "no", "unknown"]), reason: z.string() });

export const gateAnswer = z.object({
  dose: gateReading,
  boost: gateReading,
  release: gateReading,
  close: gateReading,
  checklist: z.array(itemFact),
});

/** Columns of equal length: `at` in milliseconds since 1970, each value in its parameter's unit or null. Oldest first. */
export const samplesAnswer = z.object({
  at: z.array(z.number()),
  systolic: z.array(z.nullable(z.number())),
  diastolic: z.array(z.nullable(z.number())),
  heartRate: z.array(z.nullable(z.number())),
  saturation: z.array(z.nullable(z.number())),
  respiration: z.array(z.nullable(z.number())),
  temperature: z.array(z.nullable(z.number())),
});

export const boardAlarm = z.object({
  alarmId: z.string(),
  rule: z.string(),
  level: z.enum(alarmLevels),
  origin: z.enum(alarmOrigins),
  parameter: z.nullable(z.enum(vitalParameters)),
  value: z.nullable(z.number()),
  raisedAt: instant,
  /** Since when it is known here; a late fact is known later than it was so. */
  knownAt: instant,
  acknowledged: z.boolean(),
  settled: z.boolean(),
  escalation: z.enum(escalationLevels),
  /** The silence that holds now, and how far the alarm had come when somebody silenced it. */
  silence: z.nullable(z.object({ until: instant, reached: z.enum(escalationLevels) })),
  /** For how long its sound may be silenced at most, in seconds. */
  mayRest: z.number(),
  /** What to do, in the words of the session's protocol; null for alarms that name themselves. */
  action: z.nullable(z.string()),
});

/** A condition under which emergency services are to be called, with the signs that a person saw. */
export const boardEmergency = z.object({ id: z.enum(emergencyIds), signs: z.array(z.enum(emergencySigns)) });

/** A charted value on the board, with when it was so. */
const boardValue = z.object({ value: z.number(), observedAt: instant, source: z.enum(["hand", "device", "simulated"]) });

export const boardSession = z.object({
  sessionId: id,
  episodeId: id,
  roomId: id,
  roomName: z.nullable(z.string()),
  /** For staff alone; a wall shows the initials. */
  patientName: z.string(),
  initials: z.string(),
  status,
  training: z.boolean(),
  route: z.enum(routes),
  drug: z.enum(drugs),
  form: z.nullable(z.enum(forms)),
  given: quantityIn("ug"),
  drawn: quantityIn("ug"),
  /** Drawn less given, wasted and put back; null where nothing was drawn, or more was given than was drawn. */
  left: z.nullable(quantityIn("ug")),
  openedAt: instant,
  firstDoseAt: z.nullable(instant),
  lastDoseAt: z.nullable(instant),
  phase: z.enum(phases),
  /** When the next full set of vital signs is due; null when none is. */
  nextDueAt: z.nullable(instant),
  /** The tolerance of that set: from then on it is overdue. */
  dueUntil: z.nullable(instant),
  overdue: z.boolean(),
  /** The earliest moment at which the observation time is over; null before a dose. */
  observeUntil: z.nullable(instant),
  people: z.array(z.object({ staffId: id, name: z.string(), role: z.enum(roomRoles) })),
  alarms: z.array(boardAlarm),
  emergencies: z.array(boardEmergency),
  /** The latest charted value of each parameter. */
  charted: z.partialRecord(z.enum(vitalParameters), boardValue),
  lostSignals: z.array(z.enum(vitalParameters)),
  /** Parameters that must be streamed and are not. */
  missingStreams: z.array(z.enum(vitalParameters)),
  latest: latestSamples,
});
export type BoardSession = z.output<typeof boardSession>;

/** What a screen must know to sound and to notice that it hears nothing: pauses between bursts and times without a server, in seconds. */
export const soundTimes = z.object({
  pause: z.object({ red: z.number(), amber: z.number() }),
  loss: z.object({ amber: z.number(), red: z.number() }),
});

const boardRooms = z.array(z.object({ roomId: id, name: z.string() }));

/** `rooms` are all rooms for dosing, also those in which nothing runs. */
export const boardAnswer = z.object({ at: instant, times: soundTimes, sessions: z.array(boardSession), rooms: boardRooms });
export type BoardAnswer = z.output<typeof boardAnswer>;
