import type { Quantity } from "#kernel/quantity.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import type { LimitReading } from "./dose-limits.ts";
import type { AuthorisedDose } from "./order-question.ts";
import { inMg, ofRule, type Statement } from "./statement.ts";

const unread = { standing: "unknown", what: "The dose could not be worked out.", why: "" } as const;

/** Above the soft maximum a prescriber gives a reason; where none is set, that is said and a reason is asked for (TIT-04). */
export const titrateSoft = (reading: LimitReading | null): Statement => {
  const rule = ofRule("TIT-04");
  if (reading === null) return { ...rule, ...unread };
  switch (reading.status) {
    case "within":
      return { ...rule, standing: "clear", what: `At or below the soft maximum of ${inMg(reading.limit)}.`, why: "" };
    case "beyond":
      return { ...rule, standing: "caution", what: `Above the soft maximum of ${inMg(reading.limit)}.`, why: "Give a reason." };
    case "not-assessed":
      return reading.why === "no-limit"
        ? { ...rule, standing: "unknown", what: "No soft maximum is set for this route.", why: "" }
        : { ...rule, standing: "unknown", what: "The soft maximum depends on a weight.", why: "" };
  }
};

/** Whether two signatures for exactly this dose are there and still hold at `now`. */
const holds = ({ confirmedAt, holdsFor }: AuthorisedDose, now: Instant): boolean =>
  confirmedAt !== null && minutesBetween(confirmedAt, now) <= holdsFor.value * 60;

/** The authorisation that carries this dose above the hard maximum; undefined when there is none. */
export const authorisationFor = (
  authorisations: readonly AuthorisedDose[],
  asked: { readonly route: AuthorisedDose["route"]; readonly dose: Quantity<"ug"> },
  now: Instant,
): AuthorisedDose | undefined =>
  authorisations.findLast((one) => one.route === asked.route && one.dose.value === asked.dose.value && holds(one, now));

/**
 * The lower of the hard maxima by amount and by weight (TIT-05). Above it nothing is ordered without the medical director's reason and
 * the signature of a second person for exactly that dose.
 */
export const titrateHard = (reading: LimitReading | null, authorisation: AuthorisedDose | undefined): Statement => {
  const rule = ofRule("TIT-05");
  if (reading === null) return { ...rule, ...unread };
  switch (reading.status) {
    case "within":
      return { ...rule, standing: "clear", what: `At or below the hard maximum of ${inMg(reading.limit)}.`, why: "" };
    case "beyond":
      return authorisation === undefined
        ? {
            ...rule,
            standing: "block",
            what: `Above the hard maximum of ${inMg(reading.limit)}.`,
            why: "The medical director gives a reason and a second person confirms it.",
          }
        : {
            ...rule,
            standing: "clear",
            evidence: authorisation.authorisationId,
            what: `Above the hard maximum of ${inMg(reading.limit)}, with two signatures for this dose.`,
            why: authorisation.reason,
          };
    case "not-assessed":
      return {
        ...rule,
        standing: "unknown",
        what: reading.why === "no-limit" ? "No hard maximum is set." : "The hard maximum depends on a weight.",
        why: "",
      };
  }
};
