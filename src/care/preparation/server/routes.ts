import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import type { Routes } from "#platform/http/routes.ts";

import { preparationContract } from "../contract.ts";
import { answerExpectations } from "../rules/answer-expectations.ts";
import {
  chooseSetting,
  chooseTouch,
  completePreparation,
  nameEscort,
  ratePreparedness,
  recordHopesAndFears,
  recordIntention,
  recordSupportPlan,
  signPreparationNote,
} from "../rules/decide.ts";
import type { PreparationEvent } from "../rules/events.ts";
import { preparationStream, type Preparation } from "../rules/preparation.ts";
import { saveEscortContact } from "./escort-contact.ts";
import { readPreparation } from "./read-preparation.ts";
import { readPreparations } from "./read-preparations.ts";

type Decide = (state: Preparation, tx: Tx) => Decision<PreparationEvent> | Promise<Decision<PreparationEvent>>;

/** Runs a command on an episode's preparation. Also for seeds that have no request. */
export const onPreparation = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: preparationStream, decide });

export const preparationRoutes = (routes: Routes): void => {
  routes.read(preparationContract.readPreparation, async ({ tx, params, caller }) => {
    const preparation = await readPreparation(tx, params.episodeId);
    // A patient asks for the notes of the conversations and gets them with the records; this page is for preparing.
    return caller.kind === "patient" ? { ...preparation, notes: [] } : preparation;
  });
  routes.read(preparationContract.readPreparations, async ({ tx }) => ({ preparations: await readPreparations(tx) }));

  routes.command(preparationContract.recordIntention, ({ params, body }) => onPreparation(params.episodeId, () => recordIntention(body)));
  routes.command(preparationContract.chooseSetting, ({ params, body }) => onPreparation(params.episodeId, () => chooseSetting(body)));
  routes.command(preparationContract.answerExpectations, ({ params, body }) =>
    onPreparation(params.episodeId, () => answerExpectations(body.answers)),
  );
  routes.command(preparationContract.recordSupportPlan, ({ params, body }) =>
    onPreparation(params.episodeId, () => recordSupportPlan(body)),
  );
  routes.command(preparationContract.nameEscort, ({ params, body: { contact, ...escort }, meta }) =>
    onPreparation(params.episodeId, async (_, tx) => {
      const decision = nameEscort(escort);
      if (decision.outcome === "accepted") await saveEscortContact(tx, params.episodeId, contact, meta.now);
      return decision;
    }),
  );
  routes.command(preparationContract.ratePreparedness, ({ params, body }) =>
    onPreparation(params.episodeId, () => ratePreparedness(body.preparedness.value)),
  );
  routes.command(preparationContract.recordHopesAndFears, ({ params, body }) =>
    onPreparation(params.episodeId, () => recordHopesAndFears(body)),
  );
  routes.command(preparationContract.chooseTouch, ({ params, body }) => onPreparation(params.episodeId, () => chooseTouch(body)));
  routes.command(preparationContract.signPreparationNote, ({ params, body, meta }) =>
    onPreparation(params.episodeId, (state) => signPreparationNote(state, { ...body, noteId: params.noteId }, meta)),
  );
  routes.command(preparationContract.completePreparation, ({ params, meta }) =>
    onPreparation(params.episodeId, (state) => completePreparation(state, meta)),
  );
};
