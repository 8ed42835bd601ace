import * as z from "zod/mini";

import { read } from "#platform/http/contract.ts";
import { id } from "#platform/http/schema.ts";

import { boardAnswer, boardSession } from "./contract-answers.ts";
import { roomRoles } from "./rules/events.ts";

/** A session as a wall shows it: initials and room, and no name of anybody. */
export const wallSession = z.extend(z.omit(boardSession, { patientName: true, episodeId: true, people: true }), {
  people: z.array(z.object({ initials: z.string(), role: z.enum(roomRoles) })),
});
export type WallSession = z.output<typeof wallSession>;

export const wallAnswer = z.extend(boardAnswer, { clinicName: z.string(), timeZone: z.string(), sessions: z.array(wallSession) });
export type WallAnswer = z.output<typeof wallAnswer>;

const course = z.array(z.nullable(z.number()));

/** The course of each session: streamed values a minute apart, the latest last, and the latest systolic pressures that were charted. */
export const trendsAnswer = z.object({
  sessions: z.array(z.object({ sessionId: id, heartRate: course, saturation: course, systolic: course })),
});
export type Trend = z.output<typeof trendsAnswer>["sessions"][number];

/** The board beside its first route: trends, and what a screen on a wall may read with a token of its own and nothing else. */
export const boardContract = {
  readTrends: read({
    path: "/api/board/trends",
    summary: "The course of the last half hour in every room",
    permission: "session.read",
    chart: "none",
    response: trendsAnswer,
  }),
  readWall: read({
    path: "/api/wall",
    summary: "The board without any name, for a screen on a wall",
    permission: "board.watch",
    chart: "none",
    response: wallAnswer,
  }),
  readWallTrends: read({
    path: "/api/wall/trends",
    summary: "The course of the last half hour in every room, for a screen on a wall",
    permission: "board.watch",
    chart: "none",
    response: trendsAnswer,
  }),
};
