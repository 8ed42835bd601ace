import * as z from "zod/mini";

import { deviceParameters, deviceUnits } from "./device-parameter.ts";

/** A device's own table, as it is kept and sent. */
export const mappingRow = z.object({
  system: z.string().check(z.trim(), z.maxLength(60)),
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  parameter: z.enum([...deviceParameters, "ignored"]),
  unit: z.nullable(z.enum(deviceUnits)),
});

export const lastCuff = z.nullable(z.object({ deviceAt: z.string(), sbp: z.number(), dbp: z.number() }));
