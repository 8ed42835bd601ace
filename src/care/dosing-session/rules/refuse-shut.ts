import { refuse, type Decision } from "#kernel/decision.ts";
import { standingConditions, type GateReading } from "#kernel/gate.ts";

/** The refusal of a gate that is shut, by the first of its conditions and the numbers of the others; undefined when it is open. */
export const refuseShut = (reading: GateReading): Decision<never> | undefined => {
  const [first, ...others] = standingConditions(reading);
  if (first === undefined) return undefined;
  const more = others.length === 0 ? "" : ` ${others.length} more: ${others.map(({ id }) => id).join(", ")}.`;
  return refuse(first.id, `${first.label}: ${first.reason}${more}`);
};
