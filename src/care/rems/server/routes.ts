import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { remsContract as contract } from "../contract.ts";
import {
  enterFormSubmissionInError,
  prepareEnrolment,
  recordFormSubmitted,
  signEnrolment,
  submitEnrolment,
  withdrawEnrolment,
} from "../rules/decide.ts";
import type { RemsEvent } from "../rules/events.ts";
import { remsStream, type Rems } from "../rules/rems.ts";
import { siteStanding } from "../rules/site.ts";
import { readEpisodeRems } from "./read-episode-rems.ts";
import { recordPatientAddress } from "./rems-patient-address.ts";
import { recordProvider } from "./rems-provider.ts";
import { readSiteEntries, recordSite } from "./rems-site.ts";

const onRems = (episodeId: Uuid, decide: (state: Rems, tx: Tx) => Decision<RemsEvent> | Promise<Decision<RemsEvent>>): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: remsStream, decide });

const dayOf = async (tx: Tx, { now }: CommandMeta): Promise<{ readonly today: Temporal.PlainDate }> => ({
  today: now.toZonedDateTimeISO(await readTimeZone(tx)).toPlainDate(),
});

const staffIdOf = (caller: Caller): Uuid | undefined => (caller.kind === "staff" ? caller.personId : undefined);

const directory = (routes: Routes): void => {
  routes.read(contract.readSite, async ({ tx, at }) => {
    const [entries, timeZone] = await Promise.all([readSiteEntries(tx), readTimeZone(tx)]);
    const site = entries[0]?.site ?? null;
    return { site, standing: siteStanding(site, at.toZonedDateTimeISO(timeZone).toPlainDate()).kind, entries };
  });
  routes.action(contract.recordSite, async ({ tx, params: { entryId }, body, caller, at }) => {
    const by = staffIdOf(caller);
    if (by === undefined) return notFound();
    await recordSite(tx, body, { entryId, by, at });
    return {};
  });
  routes.action(contract.recordProvider, async ({ tx, params: { staffId, entryId }, body, caller, at }) => {
    const by = staffIdOf(caller);
    return by !== undefined && (await recordProvider(tx, body, { staffId, entryId, by, at })) ? {} : notFound();
  });
  routes.action(contract.recordPatientAddress, async ({ tx, params: { patientId }, body }) =>
    (await recordPatientAddress(tx, patientId, body.address)) ? {} : notFound(),
  );
};

const enrolling = (routes: Routes): void => {
  routes.command(contract.prepareEnrolment, ({ params: { episodeId }, body, meta }) =>
    onRems(episodeId, (state) => prepareEnrolment(state, body, meta)),
  );
  routes.command(contract.signEnrolment, ({ params: { episodeId }, body, meta }) =>
    onRems(episodeId, async (state, tx) => signEnrolment(state, body, await dayOf(tx, meta), meta)),
  );
  routes.command(contract.submitEnrolment, ({ params: { episodeId }, body, meta }) =>
    onRems(episodeId, async (state, tx) => submitEnrolment(state, body, await dayOf(tx, meta), meta)),
  );
  routes.command(contract.withdrawEnrolment, ({ params: { episodeId }, body, meta }) =>
    onRems(episodeId, (state) => withdrawEnrolment(state, body, meta)),
  );
};

export const remsRoutes = (routes: Routes): void => {
  directory(routes);
  enrolling(routes);
  routes.read(contract.readEpisodeRems, async ({ tx, params, at }) => (await readEpisodeRems(tx, params.episodeId, at)) ?? notFound());
  routes.command(contract.recordFormSubmitted, ({ params: { episodeId }, body, meta }) =>
    onRems(episodeId, async (state, tx) => recordFormSubmitted(state, body, await dayOf(tx, meta), meta)),
  );
  routes.command(contract.enterFormSubmissionInError, ({ params: { episodeId }, body, meta }) =>
    onRems(episodeId, (state) => enterFormSubmissionInError(state, body, meta)),
  );
};
