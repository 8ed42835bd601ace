import * as z from "zod/mini";

import { storedIn } from "./stored-quantity.ts";
import { vitalParameters } from "./vital-parameter.ts";

export const alarmLevels = ["amber", "red"] as const;
export type AlarmLevel = (typeof alarmLevels)[number];

const minutes = storedIn("min");

const alertLimit = z.object({
  rule: z.string(),
  parameter: z.enum(vitalParameters),
  operator: z.enum([">=", ">", "<", "<=", "rise>="]),
  limit: z.number(),
  level: z.enum(alarmLevels),
});

const schedule = z.object({
  before: z.array(minutes),
  after: z.array(minutes),
  tolerance: minutes,
  fullSet: z.array(z.enum(vitalParameters)),
  continuous: z.array(z.enum(vitalParameters)),
});

const settingValue = z.union([z.number(), z.array(z.number()), z.string()]);

/**
 * The limits under which this session runs, as they stood when it was opened. `version` counts the clinic's changes; `settings` holds
 * every value of `data/session-settings.ts`. Sessions from before have neither: theirs is "defaults-1.0".
 */
export const protocolSnapshot = z.object({
  version: z.union([z.string(), z.number()]),
  settings: z.optional(z.record(z.string(), settingValue)),
  alerts: z.array(alertLimit),
  schedule: z.nullable(schedule),
  minimumObservation: minutes,
  afterInfusion: z.nullable(minutes),
});

export type ProtocolSnapshot = z.output<typeof protocolSnapshot>;
export type AlertLimit = ProtocolSnapshot["alerts"][number];
export type VitalSchedule = NonNullable<ProtocolSnapshot["schedule"]>;
