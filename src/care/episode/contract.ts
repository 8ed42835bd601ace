import * as z from "zod/mini";

import { closings, episodeStages } from "#care/people/rules/episode-stage.ts";
import { read } from "#platform/http/contract.ts";
import { id, instant } from "#platform/http/schema.ts";

import { missingThings } from "./rules/missing-things.ts";

const turn = z.enum(["patient", "coordinator", "therapist", "prescriber", "monitor"]);

const entry = z.object({
  streamKind: z.string(),
  streamId: id,
  version: z.number(),
  type: z.string(),
  observedAt: instant,
  receivedAt: instant,
  actor: z.object({ kind: z.enum(["staff", "patient", "device", "system"]), name: z.nullable(z.string()) }),
});
export type EpisodeEntry = z.output<typeof entry>;

const gate = z.object({
  gate: z.enum(["ADMIT", "ORDER", "DOSE", "BOOST", "RELEASE", "CLOSE"]),
  open: z.boolean(),
  total: z.number(),
  /** What still keeps it shut. */
  standing: z.array(z.object({ id: z.string(), label: z.string(), reason: z.string(), status: z.enum(["met", "unmet", "unknown"]) })),
});

const standing = z.object({
  episodeId: id,
  patientId: id,
  patientName: z.string(),
  birthDate: z.nullable(z.string()),
  stage: z.enum(episodeStages),
  stageSince: instant,
  closedAs: z.nullable(z.enum(closings)),
  missing: z.array(z.object({ what: z.enum(missingThings), turn })),
  turn: z.nullable(turn),
  /** The gates that matter now; empty for a patient's own look. */
  gates: z.array(gate),
});
export type GateSummary = z.output<typeof gate>;
export type EpisodeStanding = z.output<typeof standing>;

export const episodeContract = {
  readStanding: read({
    path: "/api/episodes/:episodeId",
    summary: "Where an episode stands and what is missing",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    response: standing,
  }),
  readEpisodeTimeline: read({
    path: "/api/episodes/:episodeId/timeline",
    summary: "Everything that happened in an episode",
    permission: "chart.read",
    chart: "episode",
    response: z.object({ entries: z.array(entry) }),
  }),
  readOwnEpisode: read({
    path: "/api/own/episode",
    summary: "My own episode of care",
    permission: "own.read",
    chart: "none",
    response: z.object({ episode: z.nullable(standing) }),
  }),
};
