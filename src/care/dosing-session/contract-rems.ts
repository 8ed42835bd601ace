import * as z from "zod/mini";

import { dataSetView } from "#care/rems/contract.ts";
import { formStates } from "#care/rems/rules/form-deadline.ts";
import { askable } from "#care/rems/rules/data/monitoring-form-fields.ts";
import { payerCodes } from "#care/rems/rules/data/prior-authorisation.ts";
import { sessionRules } from "#care/rems/rules/data/session-rules.ts";
import { read } from "#platform/http/contract.ts";
import { id } from "#platform/http/schema.ts";

const form = z.object({
  patient: z.object({ name: z.string(), birthDate: z.nullable(z.string()) }),
  clinic: z.string(),
  /** The clinic's day of the first device; null while there is none. */
  sessionOn: z.nullable(z.string()),
  dueOn: z.nullable(z.string()),
  state: z.nullable(z.enum(formStates)),
  submitted: z.nullable(z.object({ submittedOn: z.string(), reference: z.string() })),
  fields: dataSetView,
  missing: z.array(z.string()),
  rules: z.array(
    z.object({
      rule: z.enum(sessionRules),
      label: z.string(),
      hardStop: z.boolean(),
      status: z.enum(["met", "unmet", "unknown"]),
      reason: z.string(),
    }),
  ),
});
export type RemsFormView = z.output<typeof form>;

const owed = z.object({
  episodeId: id,
  sessionId: id,
  patient: z.string(),
  sessionOn: z.string(),
  dueOn: z.string(),
  state: z.enum(formStates),
});
export type OwedForm = z.output<typeof owed>;

const packet = z.object({
  payer: z.enum(payerCodes),
  name: z.string(),
  notes: z.array(z.string()),
  sources: z.array(z.string()),
  items: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      status: z.enum(["met", "unmet", "unknown"]),
      found: z.string(),
      askOf: z.enum(askable),
    }),
  ),
});
const coveragePackets = z.object({ packets: z.array(packet) });
export type CoveragePackets = z.output<typeof coveragePackets>;

export const remsFormContract = {
  readCoveragePackets: read({
    path: "/api/episodes/:episodeId/rems/coverage",
    summary: "What payers ask for before they pay for esketamine, held against the chart",
    permission: "chart.read",
    chart: "episode",
    response: coveragePackets,
  }),
  readRemsForm: read({
    path: "/api/episodes/:episodeId/dosing-sessions/:sessionId/rems-form",
    summary: "The REMS monitoring form of a session, filled from the chart",
    permission: "chart.read",
    chart: "episode",
    response: form,
  }),
  readOwedForms: read({
    path: "/api/rems/owed-forms",
    summary: "Sessions whose REMS monitoring form is not recorded as submitted",
    permission: "chart.read",
    chart: "none",
    response: z.object({ forms: z.array(owed) }),
  }),
};
