import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import type { Measures } from "#care/measures/rules/measures.ts";
import { drugOfRoute, type Route } from "#care/pharmacy/rules/drug.ts";
import type { ReconciledMedicine } from "#care/plan/rules/events.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { remsReady } from "#care/rems/rules/rems-ready.ts";
import { remsStream } from "#care/rems/rules/rems.ts";
import { readSite } from "#care/rems/server/rems-site.ts";
import type { SafetyFlag } from "#care/safety/rules/safety-flag.ts";
import type { Safety } from "#care/safety/rules/safety.ts";
import { checkFasting } from "#care/screening/rules/fasting.ts";
import { labFacts } from "#care/screening/rules/lab-facts.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningInput } from "#care/screening/rules/screening-input.ts";
import type { Screening } from "#care/screening/rules/screening.ts";
import { findingsOf } from "#care/screening/rules/findings.ts";
import { checkFindings, checkPregnancy, type SessionCheck } from "#care/screening/rules/session-checks.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { ChecklistInputs } from "../rules/checklist-facts.ts";
import { interactionsOn } from "../rules/interactions-on-the-day.ts";
import { maniaScreenOn } from "../rules/mania-screen.ts";

type Around = {
  readonly episodeId: Uuid;
  /** Null while no session is open. */
  readonly route: Route | null;
  readonly at: Instant;
  readonly timeZone: string;
  readonly screening: Screening;
  readonly measures: Measures;
  readonly flags: readonly SafetyFlag[];
  readonly safety: Safety;
  /** As they were reconciled last; null while they were not. */
  readonly medicines: readonly ReconciledMedicine[] | null;
};

/** What has come up since the screening's decision shuts PSC-03; what nobody knows is left to the person who answers. */
const sinceScreening = ({ status, reason }: SessionCheck): ChecklistInputs["labs"] => (status === "unmet" ? { missing: [reason] } : null);

const pregnancyOf = ({ status }: SessionCheck): ChecklistInputs["pregnancy"] => {
  switch (status) {
    case "met":
      return "negative";
    case "not-applicable":
      return "not-needed";
    case "unmet":
    case "unknown":
      return null;
  }
};

/** A pregnancy test that is positive stands as a flag until a prescriber closes it. */
const isFlagged = (flags: readonly SafetyFlag[], rule: SafetyFlag["rule"]): boolean =>
  flags.some((flag) => flag.rule === rule && flag.closed === null);

const readRemsReady = async (tx: Tx, { episodeId, at, timeZone }: Around): Promise<ChecklistInputs["remsReady"]> => {
  const [site, { enrolment }] = await Promise.all([readSite(tx), readStream(tx, remsStream, episodeId, at)]);
  return remsReady({ site, enrolment }, at.toZonedDateTimeISO(timeZone).toPlainDate());
};

/** What other folders say of the checklist at `at`; null where the record is silent, so that a person answers. */
export const readChecklistFacts = async (
  tx: Tx,
  around: Around,
): Promise<Pick<ChecklistInputs, "labs" | "pregnancy" | "interactions" | "maniaScreen" | "fasting" | "remsReady">> => {
  const { screening, measures, flags, route, at, timeZone } = around;
  const drug = route === null ? null : drugOfRoute(route);
  const protocol = await readProtocol(tx);
  const input = screeningInput(screening, { measures: measureFacts(measures), age: null, now: at }, drug);
  const pregnancy = checkPregnancy(
    labFacts(screening, input, findingsOf(input, protocol), { nextDoseAt: at, sessionsAt: null }),
    protocol,
    at,
  );
  const { addressed } = screeningFacts(screening);
  return {
    labs: sinceScreening(checkFindings(input, addressed, protocol)),
    pregnancy: isFlagged(flags, "SR-17") ? "positive" : pregnancyOf(pregnancy),
    interactions: interactionsOn(around.medicines, addressed, protocol),
    maniaScreen: maniaScreenOn(around, at, timeZone),
    fasting: route === null ? null : checkFasting(route, screening.lastTaken, { at, timeZone }, protocol),
    remsReady: drug === "esketamine" ? await readRemsReady(tx, around) : null,
  };
};
