import * as z from "zod/mini";

import type { GateReading } from "#kernel/gate.ts";

const condition = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(["hard", "override"]),
  status: z.enum(["met", "unmet", "unknown"]),
  reason: z.string(),
  evidence: z.nullable(z.string()),
  source: z.string(),
});

const parts = {
  conditions: z.array(condition),
  overrides: z.array(z.object({ conditionId: z.string(), reason: z.string(), by: z.string() })),
};

/** What one gate saw, as a fact keeps it and as it is read for ever. */
export const storedGate = <Gate extends GateReading["gate"]>(gate: Gate) => z.object({ gate: z.literal(gate), ...parts });

/** The same of any gate. */
export const storedGateOfAny = z.object({ gate: z.enum(["ADMIT", "ORDER", "DOSE", "BOOST", "RELEASE", "CLOSE"]), ...parts });
