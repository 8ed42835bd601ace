import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import type { Routes } from "#platform/http/routes.ts";

import { adverseEventsContract as contract } from "../contract.ts";
import { adverseEventsStream, type AdverseEvents } from "../rules/adverse-events.ts";
import {
  assessSeriousness,
  declineReport,
  enterAdverseEventInError,
  followUpAdverseEvent,
  recordAdverseEvent,
  recordReport,
  reviewAdverseEvent,
} from "../rules/decide.ts";
import type { AdverseEventsEvent } from "../rules/events.ts";
import { readAdverseEvents } from "./read-adverse-events.ts";
import { readAdverseEventCounts, readOpenDuties } from "./read-open-duties.ts";

type Decide = (state: AdverseEvents, tx: Tx) => Decision<AdverseEventsEvent> | Promise<Decision<AdverseEventsEvent>>;

const onAdverseEvents = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: adverseEventsStream, decide });

const reads = (routes: Routes): void => {
  routes.read(contract.readAdverseEvents, ({ tx, params, at }) => readAdverseEvents(tx, params.episodeId, at));
  routes.read(contract.readOpenDuties, async ({ tx, at }) => ({ duties: await readOpenDuties(tx, at) }));
  routes.read(contract.readAdverseEventCounts, async ({ tx }) => ({ counts: await readAdverseEventCounts(tx) }));
};

export const adverseEventsRoutes = (routes: Routes): void => {
  reads(routes);
  routes.command(contract.recordAdverseEvent, ({ params: { episodeId, eventId }, body, meta }) =>
    onAdverseEvents(episodeId, async (state, tx) => recordAdverseEvent(state, { ...body, eventId }, await readProtocol(tx), meta)),
  );
  routes.command(contract.followUpAdverseEvent, ({ params: { episodeId, eventId }, body, meta }) =>
    onAdverseEvents(episodeId, (state) => followUpAdverseEvent(state, { ...body, eventId }, meta)),
  );
  routes.command(contract.assessSeriousness, ({ params: { episodeId, eventId }, body, meta }) =>
    onAdverseEvents(episodeId, (state) => assessSeriousness(state, { ...body, eventId }, meta)),
  );
  routes.command(contract.reviewAdverseEvent, ({ params: { episodeId, eventId }, body, caller, meta }) => {
    const isMedicalDirector = caller.kind === "staff" && caller.roles.includes("medical-director");
    return onAdverseEvents(episodeId, (state) => reviewAdverseEvent(state, { ...body, eventId }, { isMedicalDirector }, meta));
  });
  routes.command(contract.recordReport, ({ params: { episodeId, eventId }, body, meta }) =>
    onAdverseEvents(episodeId, async (state, tx) => recordReport(state, { ...body, eventId }, await readTimeZone(tx), meta)),
  );
  routes.command(contract.declineReport, ({ params: { episodeId, eventId }, body, meta }) =>
    onAdverseEvents(episodeId, (state) => declineReport(state, { ...body, eventId }, meta)),
  );
  routes.command(contract.enterAdverseEventInError, ({ params: { episodeId, eventId }, body, meta }) =>
    onAdverseEvents(episodeId, (state) => enterAdverseEventInError(state, { ...body, eventId }, meta)),
  );
};
