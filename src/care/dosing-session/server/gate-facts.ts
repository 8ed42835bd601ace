import { missingConsents, type MissingConsent } from "#care/consent/rules/consent-facts.ts";
import { measuresStream } from "#care/measures/rules/measures.ts";
import { canSupply } from "#care/pharmacy/server/read-lots.ts";
import { judgeMedicines, weighedWith } from "#care/plan/rules/judge-medicines.ts";
import { planFacts, type PlanFacts } from "#care/plan/rules/plan-facts.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { readPatientSessions } from "#care/people/server/read-patient-sessions.ts";
import { preparationFacts, type PreparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningStream, type Screening } from "#care/screening/rules/screening.ts";
import { readSafetyStanding } from "#care/safety/server/read-safety-standing.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import { isSuicideRiskAsked } from "../rules/asked-today.ts";
import { checklistFacts, type ChecklistInputs } from "../rules/checklist-facts.ts";
import type { DosingSession } from "../rules/dosing-session.ts";
import type { GateFacts } from "../rules/gate-facts.ts";
import { protocolOf } from "../rules/protocol.ts";
import { readChecklistFacts } from "./read-checklist-facts.ts";
import { readConsentFacts } from "./read-consent-facts.ts";

const kindWords: Readonly<Record<MissingConsent["kind"], string>> = {
  treatment: "Treatment",
  touch: "Touch",
  booster: "Further dose",
  recording: "Recording",
  "data-use": "Use of data",
  telehealth: "Video visits",
};

const whyWords: Readonly<Record<MissingConsent["reason"], string>> = {
  unknown: "not signed",
  current: "signed",
  outdated: "signed in an older version",
  expired: "expired",
  reconsent: "to be signed again",
  withdrawn: "withdrawn",
  "another-treatment": "signed for another drug or route",
};

const orderOf = ({ activeOrder }: PlanFacts): GateFacts["order"] => {
  if (activeOrder === null) return "none";
  const { orderId, drug, route, form, dose, boosterMaximum } = activeOrder;
  return { orderId, drug, route, form, dose, boosterMaximum };
};

const preparationOf = ({ completedAt, intention }: PreparationFacts): GateFacts["preparation"] =>
  completedAt === null ? "none" : { intention };

const decisionOf = ({ decided }: Screening): ChecklistInputs["screening"] => {
  switch (decided?.decision) {
    case "accept":
      return "accepted";
    case "decline":
      return "declined";
    case "defer":
    case undefined:
      return null;
  }
};

/** `sessionId` null: no session is open yet. */
type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid | null };

/** The records the gates read, as they were known at `at`; the ledger as it holds now. */
const readRecords = async (tx: Tx, { episodeId, sessionId }: Place, opened: DosingSession["opened"], at: Instant) => {
  const form = opened?.form ?? null;
  const [timeZone, standing, consents, plan, preparation, measures, screening, supplied, sessions] = await Promise.all([
    readTimeZone(tx),
    readSafetyStanding(tx, episodeId, at),
    readConsentFacts(tx, episodeId, at),
    readStream(tx, planStream, episodeId, at),
    readStream(tx, preparationStream, episodeId, at),
    readStream(tx, measuresStream, episodeId, at),
    readStream(tx, screeningStream, episodeId, at),
    opened === null || form === null ? undefined : canSupply(tx, opened.drug, form, opened.dose, at),
    readPatientSessions(tx, { episodeId, sessionId }, at),
  ]);
  const [planned, prepared] = [planFacts(plan), preparationFacts(preparation)];
  return { timeZone, standing, consents, plan, planned, prepared, measures, screening, supplied, sessions };
};

type Records = Awaited<ReturnType<typeof readRecords>>;

/** The medicines on record, by the order's own rule and against what its signer weighed (DOSE-17). */
const medicinesOf = (
  { plan, planned: { activeOrder }, screening }: Records,
  protocol: Protocol,
  episodeId: Uuid,
): GateFacts["medicines"] => ({
  ...judgeMedicines(
    { medicines: plan.reconciliation?.medicines ?? null, addressed: screeningFacts(screening).addressed },
    protocol,
    activeOrder === null ? [] : weighedWith(activeOrder),
  ),
  page: `/app/episodes/${episodeId}/plan`,
});

const supplyOf = (supplied: boolean | undefined): GateFacts["supply"] => {
  if (supplied === undefined) return "unknown";
  return supplied ? "can-supply" : "cannot-supply";
};

const consentsOf = (missing: readonly MissingConsent[] | undefined): GateFacts["consents"] =>
  missing === undefined ? "unknown" : { missing: missing.map(({ kind, reason }) => `${kindWords[kind]}: ${whyWords[reason]}`) };

/** What earlier stages tell the gates of a session about `at`, by what was known then; the ledger by what it holds now. */
export const readGateFacts = async (tx: Tx, place: Place, { opened }: Pick<DosingSession, "opened">, at: Instant): Promise<GateFacts> => {
  const { episodeId } = place;
  const records = await readRecords(tx, place, opened, at);
  const { timeZone, standing, consents, planned, prepared, measures, screening, supplied } = records;
  const { flags } = standing;
  const around = await readChecklistFacts(tx, {
    ...{ episodeId, at, timeZone, screening, measures, flags },
    route: opened?.route ?? null,
    safety: standing.safety,
    medicines: records.plan.reconciliation?.medicines ?? null,
  });
  const missing = opened === null ? undefined : missingConsents(consents, opened);
  const boosterCounts = missing !== undefined && !missing.some(({ kind }) => kind === "booster");
  const facts = {
    timeZone,
    consents: consentsOf(missing),
    boosterConsent: boosterCounts ? consents.boosterMaximum : null,
    preparation: preparationOf(prepared),
    suicideRisk: { askedToday: isSuicideRiskAsked(measures, at, timeZone), planUnknown: standing.plan.standing === "not-known" },
    safetyHold: standing.holds,
    decision: screeningFacts(screening),
    order: orderOf(planned),
    dosesBefore: records.sessions.dosingTimes,
    integration: records.sessions.integration,
    medicines: medicinesOf(records, protocolOf({ opened }), episodeId),
    weight: planned.weight?.value ?? null,
    supply: supplyOf(supplied),
  } as const;
  return {
    ...facts,
    checklist: checklistFacts({
      at,
      ...facts,
      orderMatches: opened === null ? null : planned.activeOrder?.orderId === opened.orderId,
      screening: decisionOf(screening),
      reconciledAt: planned.reconciledAt,
      weighedAt: planned.weight?.at ?? null,
      monitoringCheckedAt: planned.monitoringChecked?.at ?? null,
      escortConfirmed: prepared.escortConfirmed,
      ...around,
    }),
  };
};
