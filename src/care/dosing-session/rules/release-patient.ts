import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";

import { kept } from "./chart-dose.ts";
import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { isPossible } from "./plausibility.ts";
import { refuseShut } from "./refuse-shut.ts";
import { releaseGate } from "./release-gate.ts";
import { notOpened } from "./session-refusals.ts";

/** Keeps an assessment for leaving; the same one is kept once. */
export const assessRelease = (session: DosingSession, assessment: Of<"release-assessed">): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (session.assessments.some((one) => one.assessmentId === assessment.assessmentId)) return accept();
  if (assessment.dissociation !== null && !isPossible("dissociation", assessment.dissociation.value))
    return refuse("VIT-2", "Dissociation must be a whole number between 0 and 10.", "dissociation");
  return accept<DosingSessionEvent>({ type: "release-assessed", ...assessment });
};

/** Lets the patient leave: permission, so it is refused while the gate is shut (REL-1…REL-13). Whoever sends it signs. */
export const releasePatient = (session: DosingSession, meta: CommandMeta): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (session.status !== "open") return refuse("REL-14", "This patient was released already.");
  const reading = releaseGate(session, meta.observedAt, meta.actor.kind === "staff" ? meta.actor.id : null);
  return refuseShut(reading) ?? accept<DosingSessionEvent>({ type: "session-released", reading: kept(reading) });
};
