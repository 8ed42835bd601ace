import { readMeasures } from "#care/measures/server/read-measures.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import type { Routes } from "#platform/http/routes.ts";

import { screeningContract } from "../contract.ts";
import { admitGate } from "../rules/admit-gate.ts";
import type { ScreeningEvent } from "../rules/events.ts";
import { keptReading } from "../rules/kept-reading.ts";
import { saveIntakeSection, submitIntake } from "../rules/save-section.ts";
import { screeningStream, type Screening } from "../rules/screening.ts";
import { signScreeningDecision } from "../rules/sign-screening-decision.ts";
import { dropIntakeDraft, readIntakeDrafts, saveIntakeDraft } from "./intake-drafts.ts";
import { readScreeningWorklist } from "./read-screening-worklist.ts";
import { readMeasureFacts, readScreeningState } from "./read-screening.ts";
import { screeningView } from "./screening-view.ts";

type Decide = (state: Screening, tx: Tx) => Decision<ScreeningEvent> | Promise<Decision<ScreeningEvent>>;

/** Runs a command on an episode's screening. Also for seeds that have no request. */
export const onScreening = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: screeningStream, decide });

const notYet = { addressed: [], screensRead: false, signedBy: null };

export const screeningRoutes = (routes: Routes): void => {
  routes.read(screeningContract.readIntake, async ({ tx, params: { episodeId } }) => {
    const [state, measures, drafts] = await Promise.all([
      readScreeningState(tx, episodeId),
      readMeasures(tx, episodeId),
      readIntakeDrafts(tx, episodeId),
    ]);
    // What the prescriber weighed is for the conversation about it, not for the form.
    return { screening: { ...screeningView(state), decided: null }, measures: { ...measures, flags: [] }, drafts };
  });
  routes.read(screeningContract.readScreening, async ({ tx, params: { episodeId } }) => {
    const [state, measures, facts] = await Promise.all([
      readScreeningState(tx, episodeId),
      readMeasures(tx, episodeId),
      readMeasureFacts(tx, episodeId),
    ]);
    const view = screeningView(state);
    return { screening: view, measures, gate: view.decided?.reading ?? keptReading(admitGate(state, facts, notYet)) };
  });
  routes.read(screeningContract.readScreeningWorklist, async ({ tx }) => ({ screenings: await readScreeningWorklist(tx) }));

  routes.action(screeningContract.saveIntakeDraft, async ({ tx, params, body, at }) => {
    await saveIntakeDraft(tx, params.episodeId, body, at);
    return {};
  });

  routes.command(screeningContract.saveIntakeSection, ({ params, body, meta }) =>
    onScreening(params.episodeId, async (screening, tx) => {
      const decision = saveIntakeSection(screening, body, meta);
      if (decision.outcome === "accepted") await dropIntakeDraft(tx, params.episodeId, body.answers.section);
      return decision;
    }),
  );
  routes.command(screeningContract.submitIntake, ({ params }) => onScreening(params.episodeId, submitIntake));
  routes.command(screeningContract.signScreeningDecision, ({ params, body, meta }) =>
    onScreening(params.episodeId, async (screening, tx) =>
      signScreeningDecision(screening, body, meta, await readMeasureFacts(tx, params.episodeId)),
    ),
  );
};
