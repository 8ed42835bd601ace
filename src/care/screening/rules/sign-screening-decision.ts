import type { Drug } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { standingConditions } from "#kernel/gate.ts";

import { admitGate } from "./admit-gate.ts";
import type { Addressed, ScreeningDecision, ScreeningEvent } from "./events.ts";
import { keptReading } from "./kept-reading.ts";
import type { Screening } from "./screening.ts";
import type { Surroundings } from "./screening-input.ts";

export type SignScreeningDecision = {
  readonly decision: ScreeningDecision;
  readonly addressed: readonly Addressed[];
  readonly screensRead: boolean;
  readonly note: string;
  /** The drug considered; null while it is open, and then every rule counts. */
  readonly drug: Drug | null;
};

/** An accepted patient is accepted again where another drug is considered: its own rules have not counted yet (SCN-8, ORDER-27). */
const isForAnotherDrug = ({ decided }: Screening, { decision, drug }: SignScreeningDecision): boolean =>
  decided?.decision === "accept" && decision === "accept" && drug !== null && drug !== decided.drug;

/**
 * The prescriber's decision. `accept` asks the ADMIT gate and is refused while it is shut (SCN-9); `decline` and `defer` are always
 * possible. What the gate saw is kept with the decision.
 */
export const signScreeningDecision = (
  state: Screening,
  signed: SignScreeningDecision,
  meta: CommandMeta,
  around: Surroundings,
): Decision<ScreeningEvent> => {
  if (meta.actor.kind !== "staff") return refuse("SCN-7", "Only a prescriber of the clinic signs this decision.");
  if (state.decided !== null && state.decided.decision !== "defer" && !isForAnotherDrug(state, signed)) {
    return refuse("SCN-8", "This screening was already decided. An accepted patient can be accepted for another drug.");
  }
  if (signed.decision !== "accept" && signed.note.trim() === "") {
    return refuse("SCN-10", "Write why, so that the patient and your colleagues can understand it.", "note");
  }
  const addressed = signed.addressed.filter(({ reason }) => reason.trim() !== "");
  const reading = admitGate(state, around, { addressed, screensRead: signed.screensRead, signedBy: meta.actor.id, drug: signed.drug });
  const [first, ...others] = signed.decision === "accept" ? standingConditions(reading) : [];
  if (first !== undefined) {
    const more = others.length === 0 ? "" : ` ${others.length} more: ${others.map(({ id }) => id).join(", ")}.`;
    return refuse("SCN-9", `The ADMIT gate is shut. ${first.id}, ${first.label}: ${first.reason}${more}`, first.id);
  }
  return accept({
    type: "screening-decided",
    decision: signed.decision,
    reading: keptReading(reading),
    addressed,
    screensRead: signed.screensRead,
    note: signed.note,
    decidedBy: meta.actor.id,
    drug: signed.drug,
  });
};
