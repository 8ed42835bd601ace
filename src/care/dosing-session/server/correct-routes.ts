import type { Routes } from "#platform/http/routes.ts";

import { correctContract as contract } from "../contract-correct.ts";
import { correctDose, correctDrugEntry, correctNote, correctReading } from "../rules/correct-entry.ts";
import { isTouch } from "../rules/note-event.ts";
import { readGateFacts } from "./gate-facts.ts";
import { onSession, withMeta } from "./on-session.ts";
import { readTouchFacts } from "./read-touch-facts.ts";

/** Corrections that keep the original. */
export const correctRoutes = (routes: Routes): void => {
  routes.command(contract.correctReading, withMeta(correctReading));
  routes.command(contract.correctDrugEntry, withMeta(correctDrugEntry));
  routes.command(contract.correctDose, ({ params, body, meta }) =>
    onSession(params, async (session, tx) => correctDose(session, body, await readGateFacts(tx, params, session, meta.observedAt), meta)),
  );
  routes.command(contract.correctNote, ({ params, body, meta }) =>
    onSession(params, async (session, tx) =>
      correctNote(session, body, isTouch(body.note) ? await readTouchFacts(tx, params.episodeId, meta.observedAt) : null, meta),
    ),
  );
};
