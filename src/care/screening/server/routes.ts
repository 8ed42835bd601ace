import { readMeasures } from "#care/measures/server/read-measures.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import type { Routes } from "#platform/http/routes.ts";

import { screeningContract } from "../contract.ts";
import { admitGate, noAnswers } from "../rules/admit-gate.ts";
import type { ScreeningEvent } from "../rules/events.ts";
import { keptReading } from "../rules/kept-reading.ts";
import { recordLabResult, recordVitals, strikeResult } from "../rules/record-result.ts";
import { saveIntakeSection, submitIntake } from "../rules/save-section.ts";
import { screeningStream, type Screening } from "../rules/screening.ts";
import { signScreeningDecision } from "../rules/sign-screening-decision.ts";
import { stateLastTaken } from "../rules/state-last-taken.ts";
import { dropIntakeDraft, readIntakeDrafts, saveIntakeDraft } from "./intake-drafts.ts";
import { readScreeningWorklist } from "./read-screening-worklist.ts";
import { readScreeningState, readSurroundings } from "./read-screening.ts";
import { protocolView, screeningView } from "./screening-view.ts";

type Decide = (state: Screening, tx: Tx) => Decision<ScreeningEvent> | Promise<Decision<ScreeningEvent>>;

/** Runs a command on an episode's screening. Also for seeds that have no request. */
export const onScreening = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: screeningStream, decide });

const resultRoutes = (routes: Routes): void => {
  routes.command(screeningContract.recordLabResult, ({ params, body, meta }) =>
    onScreening(params.episodeId, (screening) => recordLabResult(screening, body, meta)),
  );
  routes.command(screeningContract.recordVitals, ({ params, body, meta }) =>
    onScreening(params.episodeId, (screening) => recordVitals(screening, body, meta)),
  );
  routes.command(screeningContract.stateLastTaken, ({ params, body, meta }) =>
    onScreening(params.episodeId, (screening) => stateLastTaken(screening, body, meta)),
  );
  routes.command(screeningContract.strikeResult, ({ params, body }) =>
    onScreening(params.episodeId, (screening) => strikeResult(screening, body)),
  );
};

export const screeningRoutes = (routes: Routes): void => {
  resultRoutes(routes);
  routes.read(screeningContract.readIntake, async ({ tx, params: { episodeId } }) => {
    const [state, measures, drafts, protocol] = await Promise.all([
      readScreeningState(tx, episodeId),
      readMeasures(tx, episodeId),
      readIntakeDrafts(tx, episodeId),
      readProtocol(tx),
    ]);
    // What the prescriber weighed and what staff measured is for the conversation about it, not for the form.
    const screening = { ...screeningView(state), decided: null, labs: [], vitals: [] };
    return { screening, measures: { ...measures, flags: [] }, drafts, protocol: protocolView(protocol) };
  });
  routes.read(screeningContract.readScreening, async ({ tx, params: { episodeId }, at }) => {
    const [state, measures, around] = await Promise.all([
      readScreeningState(tx, episodeId),
      readMeasures(tx, episodeId),
      readSurroundings(tx, episodeId, at),
    ]);
    const screening = screeningView(state);
    const gate = screening.decided?.reading ?? keptReading(admitGate(state, around, noAnswers));
    return { screening, measures, gate, age: around.age, protocol: protocolView(around.protocol), judgedAt: at };
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
      signScreeningDecision(screening, body, meta, await readSurroundings(tx, params.episodeId, meta.now)),
    ),
  );
};
