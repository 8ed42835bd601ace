import * as z from "zod/mini";

import { nothing, read } from "../http/contract.ts";
import { parseCursors } from "./cursors.ts";

/** `clinic`, or a kind and an id: `episode:<id>`, `dosing-session:<id>`, or the topic of a notice such as `session:<id>`. */
const topic = z.string().check(z.regex(/^[a-z][a-z-]{0,31}(:[0-9a-f-]{36})?$/, "Topics look like clinic, episode:<id> or session:<id>."));

const topicList = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(",")),
  ),
  z.array(topic).check(z.minLength(1), z.maxLength(50)),
);

const resumePoint = z.pipe(
  z.string().check(z.maxLength(1_000)),
  z.transform((text) => ({ cursors: parseCursors(text) })),
);

const kindList = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(",")),
  ),
  z.array(z.string().check(z.regex(/^dosing-session$/, "A wall follows dosing-session."))).check(z.minLength(1)),
);

/**
 * `GET /api/live`: server-sent events. `start` and `beat` carry the place at which to resume, `fact` and `notice` a message.
 * Resumes after `Last-Event-ID`, else after `since`, else starts now.
 */
export const liveStream = read({
  path: "/api/live",
  summary: "Follows the clinic as it happens, as server-sent events",
  permission: "session.read",
  ownPermission: "own.read",
  chart: "none",
  query: z.object({ topics: z._default(topicList, ["clinic"]), since: z.optional(resumePoint) }),
  response: nothing,
});

/** The same for a screen on a wall: it hears that something happened in a session, and nothing of the rest of the clinic. */
export const wallStream = read({
  path: "/api/live/wall",
  summary: "Follows the sessions as they happen, for a screen on a wall",
  permission: "board.watch",
  chart: "none",
  query: z.object({ topics: kindList, since: z.optional(resumePoint) }),
  response: nothing,
});
