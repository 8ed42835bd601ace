import * as z from "zod/mini";

import { disclosures, pregnancyTests, psychosisManiaIds, urinalysisResults, urinarySymptomIds } from "./data/concern-items.ts";

const units = "U/L";
const amount = z.object({ value: z.number().check(z.minimum(0), z.maximum(100_000)), unit: z.literal(units) });
/** One enzyme with the laboratory's own upper limit of normal. */
const enzyme = z.object({
  measured: amount,
  upperLimit: z.object({ value: z.number().check(z.minimum(1), z.maximum(1_000)), unit: z.literal(units) }),
});
const symptoms = <const Ids extends readonly [string, ...string[]]>(ids: Ids) => z.array(z.enum(ids)).check(z.maxLength(ids.length));

/** What a member of staff found that may set a safety rule off, by kind. */
export const evidence = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mania-screen"), result: z.enum(["positive", "negative"]) }),
  z.object({ kind: z.literal("psychosis-mania"), symptoms: symptoms(psychosisManiaIds) }),
  z.object({ kind: z.literal("urinary"), symptoms: symptoms(urinarySymptomIds), urinalysis: z.enum(urinalysisResults) }),
  z.object({ kind: z.literal("liver-enzymes"), alt: z.nullable(enzyme), ast: z.nullable(enzyme) }),
  z.object({
    kind: z.literal("distress"),
    sessionId: z.nullable(z.string()),
    lasted: z.object({ value: z.number().check(z.minimum(0), z.maximum(10_000)), unit: z.literal("h") }),
  }),
  z.object({ kind: z.literal("disclosure"), about: z.enum(disclosures), aboutStaffId: z.nullable(z.string()) }),
  z.object({ kind: z.literal("pregnancy-test"), test: z.enum(pregnancyTests), result: z.enum(["positive", "negative"]) }),
]);
export type Evidence = z.output<typeof evidence>;
