import { unreachable } from "#kernel/decision.ts";
import type { ConditionStatus } from "#kernel/gate.ts";

import type { Enrolment } from "./rems.ts";
import { siteStanding, type RemsSite } from "./site.ts";

export type RemsReadiness = { readonly status: ConditionStatus; readonly reason: string };

/** What the gate asks for. `unknown` is what could not be read, as on a tablet without network. */
export type RemsReadyFacts = {
  readonly site: RemsSite | null | "unknown";
  readonly enrolment: Enrolment | null | "unknown";
};

const unmet = (reason: string): RemsReadiness => ({ status: "unmet", reason });
const unknown = (reason: string): RemsReadiness => ({ status: "unknown", reason });

const siteReadiness = (site: RemsReadyFacts["site"], on: Temporal.PlainDate): RemsReadiness => {
  if (site === "unknown") return unknown("The site's certification could not be read.");
  const { kind } = siteStanding(site, on);
  switch (kind) {
    case "certified":
      return { status: "met", reason: "The site is certified." };
    case "not-yet":
      return unmet("The site's certification has not begun.");
    case "ended":
      return unmet("The site's certification has ended.");
    case "not-known":
      return unknown("No REMS certification of this site is on record.");
    default:
      return unreachable(kind);
  }
};

const later = (day: string, on: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(Temporal.PlainDate.from(day), on) > 0;

const enrolmentReadiness = (enrolment: RemsReadyFacts["enrolment"], on: Temporal.PlainDate): RemsReadiness => {
  if (enrolment === "unknown") return unknown("The patient's enrolment could not be read.");
  if (enrolment === null) return unmet("The patient is not enrolled in the REMS.");
  if (enrolment.withdrawn !== null) return unmet("The patient's enrolment was withdrawn.");
  if (enrolment.submitted === null) return unmet("The enrolment is prepared and not submitted.");
  if (later(enrolment.submitted.submittedOn, on)) return unmet("The enrolment was submitted only after this day.");
  return { status: "met", reason: `Enrolled (${enrolment.submitted.reference}).` };
};

/**
 * Whether a device may be dispensed on a day of the clinic: the site is certified and the patient enrolled (REMS-01). Each must be
 * known; what is not known opens nothing.
 */
export const remsReady = ({ site, enrolment }: RemsReadyFacts, on: Temporal.PlainDate): RemsReadiness => {
  const parts = [siteReadiness(site, on), enrolmentReadiness(enrolment, on)];
  const standing = parts.filter(({ status }) => status !== "met");
  const reason = (standing.length === 0 ? parts : standing).map((one) => one.reason).join(" ");
  if (standing.length === 0) return { status: "met", reason };
  return { status: standing.some(({ status }) => status === "unmet") ? "unmet" : "unknown", reason };
};
