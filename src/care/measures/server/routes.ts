import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { recordLanguage } from "#care/people/server/patient-row.ts";
import { readDosesGiven } from "#care/pharmacy/server/read-doses-given.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { measuresContract } from "../contract.ts";
import { completeMeasure, type CompleteMeasure } from "../rules/complete-measure.ts";
import type { MeasuresEvent } from "../rules/events.ts";
import { measuresStream, type Measures } from "../rules/measures.ts";
import { requestMeasure } from "../rules/request-measure.ts";
import { instrumentIds } from "../rules/instrument-definition.ts";
import { instrumentOf } from "../rules/instruments.ts";
import { shippedText } from "../rules/shipped-texts.ts";
import { dropMeasureDraft, readMeasureDrafts, saveMeasureDraft } from "./measure-drafts.ts";
import { readLoadedTexts } from "./loaded-texts.ts";
import { readInstrumentText } from "./read-instrument-text.ts";
import { readMeasureForm } from "./read-measure-form.ts";
import { readMeasures } from "./read-measures.ts";
import { readSexAtBirth } from "./read-sex-at-birth.ts";
import { textRoutes } from "./text-routes.ts";

type Decide = (state: Measures, tx: Tx) => Decision<MeasuresEvent> | Promise<Decision<MeasuresEvent>>;

/** Runs a command on an episode's measures. Also for jobs and seeds that have no request. */
export const onMeasures = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: measuresStream, decide });

const completing = (episodeId: Uuid, asked: CompleteMeasure, meta: CommandMeta): Execution =>
  onMeasures(episodeId, async (measures, tx) => {
    const [timeZone, protocol, sex, answered, given] = await Promise.all([
      readTimeZone(tx),
      readProtocol(tx),
      readSexAtBirth(tx, episodeId),
      // By the language of the wording that was answered: a map or a T table counts with its own text alone (MSR-43).
      readInstrumentText(tx, asked.instrument, asked.language),
      readDosesGiven(tx, episodeId),
    ]);
    const loaded = answered?.text.scoring ?? null;
    const doses = given.flatMap(({ at, amount }) => (amount.value > 0 ? [at] : []));
    const decision = completeMeasure(measures, asked, meta, { timeZone, protocol, sex, loaded, doses, flagIds: newId });
    if (decision.outcome === "accepted") await dropMeasureDraft(tx, asked.responseId);
    return decision;
  });

const formRoutes = (routes: Routes): void => {
  routes.read(measuresContract.readMeasureForm, ({ tx, params, query }) => readMeasureForm(tx, params.episodeId, query.instrument));
  routes.action(measuresContract.recordLanguage, async ({ tx, params, body }) => {
    const patientId = await patientOfEpisode(tx, params.episodeId);
    if (patientId === undefined) return notFound();
    await recordLanguage(tx, patientId, body.language);
    return {};
  });
  routes.read(measuresContract.readInstruments, async ({ tx }) => {
    const loaded = new Set((await readLoadedTexts(tx)).map(({ instrument }) => instrument));
    return {
      instruments: instrumentIds.map((instrument) => ({
        instrument,
        offered: loaded.has(instrument) || shippedText(instrument) !== null,
        notScorable: instrumentOf(instrument).notScorable,
      })),
    };
  });
};

const completionRoutes = (routes: Routes): void => {
  routes.command(measuresContract.completeMeasure, ({ params, body, meta }) =>
    completing(params.episodeId, { ...body, requestId: null }, meta),
  );
  routes.command(measuresContract.completeRequestedMeasure, ({ params, body, meta }) =>
    completing(params.episodeId, { ...body, requestId: params.requestId, occasion: "unscheduled", sessionId: null }, meta),
  );
  routes.command(measuresContract.recordSuicideScreen, ({ params, body, meta }) =>
    completing(params.episodeId, { ...body, instrument: "cssrs_screener", requestId: null }, meta),
  );
};

export const measuresRoutes = (routes: Routes): void => {
  formRoutes(routes);
  textRoutes(routes);
  completionRoutes(routes);
  routes.read(measuresContract.readMeasures, async ({ tx, params, caller }) => {
    const measures = await readMeasures(tx, params.episodeId);
    // The notes of the staff's safety work are theirs.
    return caller.kind === "patient" ? { ...measures, flags: [] } : measures;
  });
  routes.read(measuresContract.readMeasureDrafts, async ({ tx, params }) => ({ drafts: await readMeasureDrafts(tx, params.episodeId) }));

  routes.action(measuresContract.saveMeasureDraft, async ({ tx, params, body, at }) => {
    await saveMeasureDraft(tx, params.episodeId, { ...body, responseId: params.responseId, requestId: null }, at);
    return {};
  });
  routes.action(measuresContract.saveRequestedDraft, async ({ tx, params, body, at }) => {
    await saveMeasureDraft(tx, params.episodeId, { ...body, responseId: params.responseId, requestId: params.requestId }, at);
    return {};
  });
  routes.read(measuresContract.readMeasureRequest, async ({ tx, params }) => {
    const [{ requests }, drafts] = await Promise.all([readMeasures(tx, params.episodeId), readMeasureDrafts(tx, params.episodeId)]);
    const request = requests.find((one) => one.requestId === params.requestId);
    if (request === undefined) return notFound();
    const draft = drafts.find((one) => one.requestId === params.requestId) ?? null;
    return { request, draft, form: await readMeasureForm(tx, params.episodeId, request.instrument) };
  });

  routes.command(measuresContract.requestMeasure, ({ params, body }) =>
    onMeasures(params.episodeId, async (measures, tx) =>
      requestMeasure(measures, body, (await readInstrumentText(tx, body.instrument, null)) !== null),
    ),
  );
};
