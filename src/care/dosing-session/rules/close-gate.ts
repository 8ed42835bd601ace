import type { Condition, GateReading } from "#kernel/gate.ts";
import { milligramsOf, type Quantity } from "#kernel/quantity.ts";

import { asked, met, readingOf, unknown, unmet } from "./condition.ts";
import { standingDoses, standingDrugEntries, type DosingSession } from "./dosing-session.ts";
import { eventsToReview, judgementOf } from "./review-adverse-events.ts";
import { drawnFor } from "./syringes.ts";

/** A draw of this session as the ledger has it. `open`: drawn less given, wasted and put back, and less what a discrepancy names. */
export type LedgerDraw = { readonly administrationId: string; readonly lotNumber: string; readonly open: Quantity<"ug"> };

/** What the ledger and the record of adverse events tell the gate. */
export type CloseFacts = {
  readonly episodeId: string;
  readonly sessionId: string;
  readonly draws: readonly LedgerDraw[];
  /** Wastes of this session that nobody has witnessed. */
  readonly unwitnessed: readonly { readonly lotNumber: string; readonly amount: Quantity<"ug"> }[];
  /** How many adverse events of this session are on record and stand. */
  readonly adverseEvents: number;
};

const room = ({ episodeId, sessionId }: CloseFacts, part: string): string => `/app/episodes/${episodeId}/sessions/${sessionId}#${part}`;

const count = (number: number, one: string, many: string): string => (number === 1 ? `One ${one}` : `${number} ${many}`);

const released = (session: DosingSession, facts: CloseFacts): Condition => {
  const ask = asked("CLOSE-1", "The release is recorded");
  if (session.released !== null) return met(ask, "Released.");
  if (standingDoses(session).length === 0) return met(ask, "No dose was given.");
  return unmet(ask, "The patient was not released yet: assess, and sign the release.", room(facts, "release"));
};

const alarmsSeen = ({ alarms }: DosingSession, facts: CloseFacts): Condition => {
  const ask = asked("CLOSE-2", "Every alarm was acknowledged by a person");
  const unseen = alarms.filter(({ acknowledged }) => acknowledged === null).length;
  if (unseen === 0) return met(ask, alarms.length === 0 ? "None rang." : `All ${alarms.length} were seen.`);
  return unmet(ask, `${count(unseen, "alarm was", "alarms were")} not acknowledged: look, and acknowledge.`, room(facts, "alarms"));
};

const openWords = ({ open, lotNumber }: LedgerDraw): string =>
  open.value > 0
    ? `${milligramsOf(open)} mg of lot ${lotNumber} were drawn and neither given, wasted nor put back.`
    : `${-milligramsOf(open)} mg more of lot ${lotNumber} were given and wasted than were drawn.`;

/** CLOSE-3: drawn is given, wasted and put back, by the ledger; a difference has a name. What nobody charted is unknown. */
const reconciled = (session: DosingSession, facts: CloseFacts): Condition => {
  const ask = asked("CLOSE-3", "The drug is reconciled", "override");
  const where = room(facts, "drug");
  const uneven = facts.draws.filter(({ open }) => open.value !== 0);
  if (uneven.length > 0) return unmet(ask, `${uneven.map(openWords).join(" ")} Chart what became of it, or name the difference.`, where);
  const lotless = standingDrugEntries(session).filter(({ lotId }) => lotId === null).length;
  if (lotless > 0) return unknown(ask, `${count(lotless, "entry names", "entries name")} no lot: chart again with the lot.`, where);
  const doses = standingDoses(session);
  const drawn = new Set(facts.draws.map(({ administrationId }) => administrationId));
  const without = doses.filter((dose) => !drawn.has(drawnFor(dose))).length;
  if (without > 0) return unknown(ask, `${count(without, "dose has", "doses have")} no draw on record: chart what it came from.`, where);
  return met(ask, facts.draws.length === 0 ? "Nothing was drawn." : "Drawn is given, wasted or put back, or the difference has a name.");
};

const witnessed = (facts: CloseFacts): Condition => {
  const ask = asked("CLOSE-4", "Every waste has its witness", "override");
  if (facts.unwitnessed.length === 0) return met(ask, "No waste waits for its witness.");
  const which = facts.unwitnessed.map(({ amount, lotNumber }) => `${milligramsOf(amount)} mg of lot ${lotNumber}`).join(", ");
  return unmet(ask, `Waits for whoever saw it, under their own sign-in: ${which}.`, room(facts, "drug"));
};

/** CLOSE-5: a person judged each noted event, or said that there was none; what was judged adverse is on record. */
const reviewed = (session: DosingSession, facts: CloseFacts): Condition => {
  const ask = asked("CLOSE-5", "Adverse events are reviewed");
  const noted = eventsToReview(session);
  const open = noted.filter(({ about }) => judgementOf(session, about) === undefined).length;
  if (open > 0) return unmet(ask, `${count(open, "noted event was", "noted events were")} not reviewed yet.`, room(facts, "review"));
  if (session.reviews.length === 0 && standingDoses(session).length > 0)
    return unmet(ask, "Nobody has said yet whether there was any.", room(facts, "review"));
  const adverse = noted.filter(({ about }) => judgementOf(session, about) === "adverse-event").length;
  if (adverse > 0 && facts.adverseEvents === 0)
    return unmet(
      ask,
      `${count(adverse, "event was", "events were")} judged adverse and none is recorded: record it.`,
      `/app/episodes/${facts.episodeId}/adverse-events`,
    );
  if (facts.adverseEvents > 0) return met(ask, `Reviewed; ${facts.adverseEvents} on record.`);
  return met(ask, session.reviews.length === 0 ? "No dose was given and nothing was noted." : "Reviewed: none.");
};

/** What the gate of closing a session's record says (CLOSE-1 to CLOSE-5), by everything that is known now. */
export const closeGate = (session: DosingSession, facts: CloseFacts): GateReading =>
  readingOf(session, "CLOSE", [
    released(session, facts),
    alarmsSeen(session, facts),
    reconciled(session, facts),
    witnessed(facts),
    reviewed(session, facts),
  ]);
