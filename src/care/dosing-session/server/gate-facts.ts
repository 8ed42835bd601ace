import { missingConsents, type MissingConsent } from "#care/consent/rules/consent-facts.ts";
import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import { measuresStream, type Measures } from "#care/measures/rules/measures.ts";
import { canSupply } from "#care/pharmacy/server/read-lots.ts";
import { planFacts, type PlanFacts } from "#care/plan/rules/plan-facts.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { preparationFacts, type PreparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { screeningStream, type Screening } from "#care/screening/rules/screening.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import { checklistFacts, type ChecklistInputs } from "../rules/checklist-facts.ts";
import type { DosingSession } from "../rules/dosing-session.ts";
import type { GateFacts } from "../rules/gate-facts.ts";
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

const localDate = (at: Instant, timeZone: string): string => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();

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

/** What no folder tells yet: the checklist leaves these items to the person who answers it. */
const elsewhere = { labs: null, pregnancy: null, maniaScreen: null, fasting: null, remsReady: null } as const;

/** PHQ-9 item 9 was answered today, and how many flags no clinician has closed. */
const suicideRiskOf = (state: Measures, at: Instant, timeZone: string): GateFacts["suicideRisk"] => {
  const { openFlags } = measureFacts(state);
  const today = localDate(at, timeZone);
  const askedToday = state.results.some(
    ({ instrument, items, completedAt }) =>
      instrument === "phq9" && typeof items[8] === "number" && localDate(completedAt, timeZone) === today,
  );
  return { askedToday, openFlags: openFlags.length };
};

/** What earlier stages tell the gates of a session about `at`, by what was known then; the ledger by what it holds now. */
export const readGateFacts = async (
  tx: Tx,
  episodeId: Uuid,
  { opened }: Pick<DosingSession, "opened">,
  at: Instant,
): Promise<GateFacts> => {
  const form = opened?.form ?? null;
  const [timeZone, consents, plan, preparation, measures, screening, supplied] = await Promise.all([
    readTimeZone(tx),
    readConsentFacts(tx, episodeId, at),
    readStream(tx, planStream, episodeId, at),
    readStream(tx, preparationStream, episodeId, at),
    readStream(tx, measuresStream, episodeId, at),
    readStream(tx, screeningStream, episodeId, at),
    opened === null || form === null ? undefined : canSupply(tx, opened.drug, form, opened.dose, at),
  ]);
  const missing = opened === null ? undefined : missingConsents(consents, opened);
  const planned = planFacts(plan);
  const boosterCounts = missing !== undefined && !missing.some(({ kind }) => kind === "booster");
  const facts = {
    timeZone,
    consents: missing === undefined ? "unknown" : { missing: missing.map(({ kind, reason }) => `${kindWords[kind]}: ${whyWords[reason]}`) },
    boosterConsent: boosterCounts ? consents.boosterMaximum : null,
    preparation: preparationOf(preparationFacts(preparation)),
    suicideRisk: suicideRiskOf(measures, at, timeZone),
    order: orderOf(planned),
    weight: planned.weight?.value ?? null,
    supply: supplied === undefined ? "unknown" : supplied ? "can-supply" : "cannot-supply",
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
      escortConfirmed: preparationFacts(preparation).escortConfirmed,
      ...elsewhere,
    }),
    safetyHold: null,
  };
};
