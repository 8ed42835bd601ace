import * as z from "zod/mini";

import { command, read } from "#platform/http/contract.ts";
import { id, instant, words } from "#platform/http/schema.ts";

const value = z.union([
  z.number().check(z.refine(Number.isFinite)),
  z.array(z.number().check(z.refine(Number.isFinite))).check(z.maxLength(100)),
  z.string().check(z.maxLength(100)),
]);

const bounds = z.tuple([z.number(), z.number()]);

const setting = z.object({
  key: z.string(),
  group: z.string(),
  label: z.string(),
  kind: z.enum(["number", "list", "choice"]),
  /** UCUM; `null` for a choice. */
  unit: z.nullable(z.string()),
  value,
  shipped: value,
  absolute: z.nullable(bounds),
  recommended: z.nullable(bounds),
  options: z.array(z.object({ value: z.string(), recommended: z.boolean() })),
  evidence: z.enum(["label", "guideline", "study", "practice", "law", "proposal"]),
  sources: z.array(z.string()),
});
export type SettingView = z.output<typeof setting>;

const change = z.object({
  changeId: id,
  key: z.string(),
  value: z.nullable(value),
  previous: value,
  shipped: value,
  unit: z.nullable(z.string()),
  reason: z.string(),
  signedBy: z.object({ id, name: z.string() }),
  signedAt: instant,
  outcome: z.enum(["waiting", "in-force", "declined", "withdrawn"]),
  answeredBy: z.nullable(z.string()),
  answeredAt: z.nullable(instant),
  note: z.string(),
  protocolVersion: z.nullable(z.number()),
});
export type ChangeView = z.output<typeof change>;

const source = z.object({
  id: z.string(),
  short: z.string(),
  citation: z.string(),
  url: z.nullable(z.string()),
  standing: z.enum(["looked-up", "abstract", "citation-seen", "from-knowledge", "own-proposal"]),
  note: z.nullable(z.string()),
  /** Stage by stage: settings by their labels, rules by their numbers or names. */
  rests: z.array(z.object({ label: z.string(), settings: z.array(z.string()), rules: z.array(z.string()) })),
});
export type SourceView = z.output<typeof source>;

export const protocolContract = {
  readProtocol: read({
    path: "/api/protocol",
    summary: "The clinic's protocol: every setting, what holds and every change",
    permission: "protocol.read",
    chart: "none",
    response: z.object({
      version: z.number(),
      clinicName: z.string(),
      timeZone: z.string(),
      groups: z.array(z.object({ code: z.string(), label: z.string() })),
      settings: z.array(setting),
      changes: z.array(change),
    }),
  }),
  readSources: read({
    path: "/api/sources",
    summary: "Every reference that settings and rules rest on",
    permission: "protocol.read",
    chart: "none",
    response: z.object({ sources: z.array(source) }),
  }),
  signChange: command({
    path: "/api/protocol/changes/:changeId/sign",
    summary: "Sign another value of a setting",
    permission: "protocol.sign",
    chart: "none",
    freshProof: true,
    body: z.object({ key: words(200), value: z.nullable(value), seen: value, reason: words(2_000) }),
  }),
  confirmChange: command({
    path: "/api/protocol/changes/:changeId/confirm",
    summary: "Confirm a change as the second person",
    permission: "protocol.confirm",
    chart: "none",
    freshProof: true,
    body: z.object({}),
  }),
  endChange: command({
    path: "/api/protocol/changes/:changeId/end",
    summary: "Decline a waiting change, or take one's own back",
    permission: "protocol.confirm",
    chart: "none",
    body: z.object({ note: words(2_000) }),
  }),
};
