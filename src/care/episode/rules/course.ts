import type { Consent } from "#care/consent/rules/consent.ts";
import type { DosingSession } from "#care/dosing-session/rules/dosing-session.ts";
import type { Enquiry } from "#care/enquiry/rules/enquiry.ts";
import type { FollowUp } from "#care/follow-up/rules/follow-up.ts";
import type { Integration } from "#care/integration/rules/integration.ts";
import type { Measures } from "#care/measures/rules/measures.ts";
import type { EpisodeStage } from "#care/people/rules/episode-stage.ts";
import type { Plan } from "#care/plan/rules/plan.ts";
import type { Preparation } from "#care/preparation/rules/preparation.ts";
import type { Safety } from "#care/safety/rules/safety.ts";
import type { Screening } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";

/** Everything that an episode's stages say, folded from the log at one moment. */
export type Course = {
  readonly stage: EpisodeStage;
  readonly protocol: Protocol;
  readonly enquiry: Enquiry;
  readonly screening: Screening;
  readonly consent: Consent;
  readonly plan: Plan;
  readonly preparation: Preparation;
  /** Oldest first. */
  readonly sessions: readonly { readonly sessionId: Uuid; readonly session: DosingSession }[];
  readonly integration: Integration;
  readonly followUp: FollowUp;
  readonly measures: Measures;
  readonly safety: Safety;
};
