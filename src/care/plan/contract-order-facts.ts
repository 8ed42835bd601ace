import * as z from "zod/mini";

import { drugs, routes } from "#care/pharmacy/rules/drug.ts";
import { addressed } from "#care/screening/rules/events.ts";
import { instant, quantityIn } from "#platform/http/schema.ts";

import { childPughClasses, effects, medicine, monitoringResults, planConditions, weightSources, yesNoUnknown } from "./rules/events.ts";

const micrograms = quantityIn("ug");

export const grade = z.object({ value: z.int().check(z.gte(0), z.lte(5)), unit: z.literal("{score}") });
export const filtration = quantityIn("mL/min/{1.73_m2}");

const lastSession = z.object({
  sessionId: z.string(),
  route: z.enum(routes),
  dosedAt: instant,
  worstGrade: z.nullable(grade),
  peakSystolic: z.nullable(quantityIn("mm[Hg]")),
  peakDiastolic: z.nullable(quantityIn("mm[Hg]")),
  lowestSaturation: z.nullable(quantityIn("%")),
  lowestMoaas: z.nullable(quantityIn("{score}")),
  deliriumMedicated: z.enum(yesNoUnknown),
  effect: z.enum(effects),
  review: z.nullable(z.object({ at: instant, reason: z.string() })),
});

/** A dose above the hard maximum that was asked for. */
export const authorisation = {
  authorisationId: z.string(),
  route: z.enum(routes),
  dose: micrograms,
  reason: z.string(),
  holdsFor: quantityIn("h"),
};

const weighed = z.object({ value: quantityIn("kg"), at: instant, source: z.enum(weightSources) });

/** What the ORDER gate reads, as the screen has it. */
export const orderFacts = z.object({
  weight: z.nullable(weighed),
  reconciledAt: z.nullable(instant),
  monitoringChecked: z.nullable(z.object({ at: instant, result: z.enum(monitoringResults) })),
  screening: z.object({ accepted: z.boolean(), decidedAt: z.nullable(instant), drug: z.nullable(z.enum(drugs)) }),
  condition: z.nullable(z.enum(planConditions)),
  dosesGiven: z.array(
    z.object({
      route: z.enum(routes),
      kind: z.enum(["first", "part", "booster"]),
      amount: micrograms,
      at: instant,
      sessionId: z.string(),
    }),
  ),
  dosingTimes: z.array(instant),
  lastSession: z.nullable(lastSession),
  integration: z.enum(["done", "open", "unknown"]),
  safetyHolds: z.nullable(z.array(z.string())),
  weights: z.array(weighed),
  body: z.object({
    height: z.nullable(quantityIn("cm")),
    sex: z.nullable(z.enum(["female", "male", "intersex"])),
    age: z.nullable(quantityIn("a")),
  }),
  organs: z.nullable(z.object({ filtration: z.nullable(filtration), childPugh: z.enum(childPughClasses) })),
  medicines: z.nullable(z.array(medicine)),
  addressed: z.array(addressed),
  authorisations: z.array(z.object({ ...authorisation, confirmedAt: z.nullable(instant) })),
  timeZone: z.string(),
});
