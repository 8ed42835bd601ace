import { settled, type Protocol } from "#kernel/setting.ts";
import type { Quantity } from "#kernel/quantity.ts";

import type { AdverseEventCode } from "./data/adverse-event-terms.ts";
import {
  backBelowDiastolic,
  backBelowSystolic,
  backWithin,
  deepSedation,
  highDiastolic,
  highSystolic,
  longDerealisation,
  longDissociation,
} from "./data/adverse-event-settings.ts";
import type { MeasuredValues, YesNoUnknown } from "./grade-from-values.ts";

/** What decides whether an expected effect was more than that. */
export type Circumstances = {
  readonly inSession: boolean;
  readonly symptomatic: YesNoUnknown;
  readonly treated: YesNoUnknown;
  /** Back below the limits by the time that the setting names. */
  readonly backInTime: YesNoUnknown;
  readonly distressing: YesNoUnknown;
  /** The lowest MOAA/S; null is not known. */
  readonly lowestMoaas: Quantity<"{score}"> | null;
  readonly lasted: Quantity<"min"> | null;
};

/** `expected-effect` is kept and shown all the same; `not-assessed` is treated as an adverse event until somebody knows. */
export type Standing = { readonly kind: "adverse-event" | "expected-effect" | "not-assessed"; readonly why: readonly string[] };

type Asked = { readonly holds: YesNoUnknown; readonly words: string };

/** One that holds makes it an adverse event; only when every one is known not to hold is it an expected effect. */
const judge = (asked: readonly Asked[]): Standing => {
  const of = (answer: YesNoUnknown) => asked.filter(({ holds }) => holds === answer).map(({ words }) => words);
  if (of("yes").length > 0) return { kind: "adverse-event", why: of("yes") };
  return of("unknown").length > 0 ? { kind: "not-assessed", why: of("unknown") } : { kind: "expected-effect", why: [] };
};

const exceeds = (value: number | undefined, limit: number): YesNoUnknown =>
  value === undefined ? "unknown" : value > limit ? "yes" : "no";
const reaches = (value: number | undefined, limit: number): YesNoUnknown =>
  value === undefined ? "unknown" : value >= limit ? "yes" : "no";
const opposite = (answer: YesNoUnknown): YesNoUnknown => (answer === "unknown" ? "unknown" : answer === "yes" ? "no" : "yes");

/** One of the two pressures at its limit is enough. */
const either = (one: YesNoUnknown, other: YesNoUnknown): YesNoUnknown =>
  one === "yes" || other === "yes" ? "yes" : one === "unknown" || other === "unknown" ? "unknown" : "no";

/** The KAP rule for blood pressure (AE-4): CTCAE's numbers alone would grade most doses 2 to 3. */
const pressureRise = (at: Circumstances, { systolic, diastolic }: MeasuredValues, protocol: Protocol): Standing => {
  if (!at.inSession) return { kind: "adverse-event", why: ["Not in a session"] };
  const limits = { systolic: settled(protocol, highSystolic).value, diastolic: settled(protocol, highDiastolic).value };
  const back = { systolic: settled(protocol, backBelowSystolic).value, diastolic: settled(protocol, backBelowDiastolic).value };
  const high = either(reaches(systolic?.value, limits.systolic), reaches(diastolic?.value, limits.diastolic));
  return judge([
    { holds: at.symptomatic, words: "With symptoms" },
    { holds: at.treated, words: "Treated" },
    { holds: high, words: `At ${limits.systolic}/${limits.diastolic} mmHg or above` },
    {
      holds: opposite(at.backInTime),
      words: `Not back below ${back.systolic}/${back.diastolic} mmHg after ${settled(protocol, backWithin).value} min`,
    },
  ]);
};

/** Dissociation is what the drug does; it is an adverse event when it distresses, needs medication or goes on (AE-5). */
const dissociation = (at: Circumstances, protocol: Protocol): Standing => {
  const hours = settled(protocol, longDissociation).value;
  return judge([
    { holds: at.distressing, words: "Distressing" },
    { holds: at.treated, words: "Needed medication" },
    { holds: exceeds(at.lasted?.value, hours * 60), words: `Longer than ${hours} h` },
  ]);
};

/** AE-6 */
const sedation = (at: Circumstances, protocol: Protocol): Standing => {
  const limit = settled(protocol, deepSedation).value;
  const reached = at.lowestMoaas === null ? "unknown" : at.lowestMoaas.value <= limit ? "yes" : "no";
  return judge([{ holds: reached, words: `MOAA/S ${limit} or below` }]);
};

/** AE-7 */
const derealisation = (at: Circumstances, protocol: Protocol): Standing => {
  const hours = settled(protocol, longDerealisation).value;
  return judge([{ holds: exceeds(at.lasted?.value, hours * 60), words: `Longer than ${hours} h` }]);
};

/**
 * Whether what was recorded counts as an adverse event. Every record is kept; this only says whether it is more than an effect that
 * was to be expected (AE-4 to AE-7). What is not known never makes it an expected effect.
 */
export const countsAsAdverseEvent = (
  term: AdverseEventCode,
  circumstances: Circumstances,
  values: MeasuredValues,
  protocol: Protocol,
): Standing => {
  if (term === "hypertension") return pressureRise(circumstances, values, protocol);
  if (term === "dissociation") return dissociation(circumstances, protocol);
  if (term === "sedation") return sedation(circumstances, protocol);
  if (term === "derealisation_persisting") return derealisation(circumstances, protocol);
  return { kind: "adverse-event", why: [] };
};
