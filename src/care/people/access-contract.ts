import * as z from "zod/mini";

import { read } from "#platform/http/contract.ts";
import { id, instant } from "#platform/http/schema.ts";

/** A place in the log, as text in a query. */
const place = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number));

/** One look at a chart. `what` is the route's summary, `why` the role that allowed it or the reason given. */
const accessEntry = z.object({
  accessId: z.number(),
  at: instant,
  person: z.object({ kind: z.enum(["staff", "patient", "gateway"]), id, name: z.nullable(z.string()) }),
  patient: z.object({ id, name: z.nullable(z.string()) }),
  what: z.string(),
  why: z.string(),
});
export type AccessEntry = z.output<typeof accessEntry>;

export const accessContract = {
  readAccess: read({
    path: "/api/access-log",
    summary: "Who looked at whose chart, newest first",
    permission: "access-log.read",
    chart: "none",
    query: z.object({ patientId: z.optional(id), personId: z.optional(id), before: z.optional(place) }),
    /** `next` is the `before` of the page after this one; null on the last. */
    response: z.object({ entries: z.array(accessEntry), next: z.nullable(z.number()) }),
  }),
};
