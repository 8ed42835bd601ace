import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { consentContract } from "../contract.ts";
import { consentStream, type Consent } from "../rules/consent.ts";
import { explainConsent, requireReconsent, withdrawConsent } from "../rules/decide.ts";
import type { ConsentEvent } from "../rules/events.ts";
import { readConsents } from "./read-consents.ts";
import { nameRepresentativeBy, recordPaperBy } from "./record-paper.ts";
import { signConsentWithPdf, type Signing } from "./sign-consent.ts";

type Decide = (state: Consent, tx: Tx) => Decision<ConsentEvent> | Promise<Decision<ConsentEvent>>;

/** Runs a command on an episode's consents. Also for seeds that have no request. */
export const onConsent = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: consentStream, decide });

/** Signs a document and keeps its PDF. Also for seeds that have no request. */
export const signConsentBy = (signing: Signing): Execution =>
  onConsent(signing.episodeId, (state, tx) => signConsentWithPdf(tx, state, signing));

export const consentRoutes = (routes: Routes): void => {
  routes.command(consentContract.explainConsent, ({ params, body }) =>
    onConsent(params.episodeId, async (state, tx) => {
      const { accepted } = screeningFacts(await readStream(tx, screeningStream, params.episodeId));
      return explainConsent(state, { ...body, representativeId: body.representativeId ?? null }, { accepted });
    }),
  );
  routes.command(consentContract.signConsent, ({ params, body, caller, meta }) =>
    signConsentBy({ ...params, body, meta, method: caller.kind === "patient" ? "patient-sign-in" : "clinic-device" }),
  );
  routes.command(consentContract.recordPaperConsent, ({ params, body, meta }) =>
    onConsent(params.episodeId, (state, tx) => recordPaperBy(tx, state, { ...params, body, meta })),
  );
  routes.command(consentContract.nameRepresentative, ({ params, body, meta }) =>
    onConsent(params.episodeId, (state, tx) => nameRepresentativeBy(tx, state, { ...params, body, meta })),
  );
  routes.command(consentContract.withdrawConsent, ({ params, body, meta }) =>
    onConsent(params.episodeId, (state) => withdrawConsent(state, params.consentId, body.reason, meta)),
  );
  routes.command(consentContract.requireReconsent, ({ params, body }) =>
    onConsent(params.episodeId, (state) => requireReconsent(state, body)),
  );
  routes.read(consentContract.readConsents, async ({ tx, params, at }) => (await readConsents(tx, params.episodeId, at)) ?? notFound());
};
