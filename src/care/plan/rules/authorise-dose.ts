import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";

import { checks } from "./data/plan-settings.ts";
import type { PlanEvent } from "./events.ts";
import type { Signer } from "./order-question.ts";
import type { DoseAuthorisation, Plan } from "./plan.ts";

export type AskedAuthorisation = {
  readonly authorisationId: Uuid;
  readonly route: DoseAuthorisation["route"];
  readonly dose: Quantity<"ug">;
  readonly reason: string;
};

/** The medical director asks to go above the hard maximum with one dose by one route, and says why (AUTH-1). It permits nothing by itself. */
export const requestAuthorisation = (state: Plan, asked: AskedAuthorisation, signer: Signer, protocol: Protocol): Decision<PlanEvent> => {
  const { authorisationId, route, dose, reason } = asked;
  if (!signer.isMedicalDirector) return refuse("AUTH-1", "Only the medical director asks to go above a hard maximum.");
  if (state.authorisations.some((one) => one.authorisationId === authorisationId)) return refuse("AUTH-1", "This was already asked for.");
  if (!Number.isSafeInteger(dose.value) || dose.value <= 0) return refuse("AUTH-1", "Give a dose above 0.", "dose");
  if (reason.trim() === "") return refuse("AUTH-1", "Say why.", "reason");
  const holdsFor = settled(protocol, checks.authorisation);
  return accept({ type: "dose-authorisation-requested", authorisationId, route, dose, reason: reason.trim(), holdsFor });
};

/** A second person, a prescriber and another one than who asked, signs for exactly that dose (AUTH-2). */
export const confirmAuthorisation = (state: Plan, authorisationId: Uuid, signer: Signer, { actor }: CommandMeta): Decision<PlanEvent> => {
  const asked = state.authorisations.find((one) => one.authorisationId === authorisationId);
  if (asked === undefined) return refuse("AUTH-2", "Nothing of that kind was asked for in this episode.");
  if (asked.confirmed !== null) return refuse("AUTH-2", "This was already confirmed.");
  if (asked.by.id === actor.id) return refuse("AUTH-2", "Nobody confirms what they asked for themselves.");
  if (!signer.isPrescriber) return refuse("AUTH-2", "Only a prescriber confirms it.");
  return accept({ type: "dose-authorisation-confirmed", authorisationId });
};
