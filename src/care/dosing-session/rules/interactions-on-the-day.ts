import type { ReconciledMedicine } from "#care/plan/rules/events.ts";
import type { Addressed } from "#care/screening/rules/events.ts";
import { ofSeverity } from "#care/screening/rules/medicine-readings.ts";
import { checkInteractions } from "#care/screening/rules/session-checks.ts";
import type { Protocol } from "#kernel/setting.ts";

import type { ChecklistInputs } from "./checklist-facts.ts";

/**
 * The reconciled medicines against the interaction lists (PSC-04, SESS-2); null while none were reconciled. A contraindicated one that
 * goes on says no. One that is held or stopped, a major one without a reason in the screening, and one on no list are left to a person.
 */
export const interactionsOn = (
  medicines: readonly ReconciledMedicine[] | null,
  addressed: readonly Addressed[],
  protocol: Protocol,
): ChecklistInputs["interactions"] => {
  if (medicines === null) return null;
  const goingOn = checkInteractions(
    medicines.filter(({ action }) => action === "continue"),
    addressed,
    protocol,
  );
  if (ofSeverity(goingOn.readings, "contraindicated").length > 0) return { status: "unmet", reason: goingOn.reason };
  const { status, reason } = checkInteractions(medicines, addressed, protocol);
  return { status: status === "met" ? "met" : "unknown", reason };
};
