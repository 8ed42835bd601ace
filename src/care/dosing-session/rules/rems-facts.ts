import { asksForSomething, type AdverseEvent } from "#care/adverse-events/rules/adverse-events.ts";
import { termOf } from "#care/adverse-events/rules/data/adverse-event-terms.ts";
import { seriousCriteria, seriousCriterionLabels } from "#care/adverse-events/rules/data/assessment-lists.ts";
import type { ConcomitantClass } from "#care/rems/rules/data/monitoring-form-fields.ts";
import type { Device, Effect, Pressure, RemsSessionFacts, SeriousEvent } from "#care/rems/rules/rems-facts.ts";
import type { YesNoUnknown } from "#care/rems/rules/yes-no-unknown.ts";
import { isUnknown, type MedicinesReading } from "#care/screening/rules/medicine-readings.ts";
import type { GateReading } from "#kernel/gate.ts";
import { quantity, score, type Quantity } from "#kernel/quantity.ts";
import { dateIn, isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { standingDoses, standingReadings, type Dose, type DosingSession, type Reading } from "./dosing-session.ts";
import { releaseGate } from "./release-gate.ts";

type LotFact = { readonly lotNumber: string; readonly ndc: string | null; readonly expiresOn: string };

/** What the session itself does not say. */
export type AroundSession = Pick<RemsSessionFacts, "patient" | "provider" | "setting" | "isFirstTreatment" | "isEnrolled"> & {
  readonly timeZone: string;
  readonly medicines: MedicinesReading;
  readonly lots: ReadonlyMap<string, LotFact>;
  /** The adverse events of this session. */
  readonly adverseEvents: readonly AdverseEvent[];
};

export const devicesOf = (session: DosingSession): readonly Dose[] => standingDoses(session).filter(({ drug }) => drug === "esketamine");

const deviceOf = ({ observedAt, amount, lotId }: Dose, lots: AroundSession["lots"]): Device => {
  const lot = lotId === null ? undefined : lots.get(lotId);
  return { at: observedAt, amount, lotNumber: lot?.lotNumber ?? null, ndc: lot?.ndc ?? null, expiresOn: lot?.expiresOn ?? null };
};

const pressuresOf = (readings: readonly Reading[]): readonly Pressure[] =>
  readings.flatMap(({ observedAt, systolic, diastolic, implausible }) =>
    systolic === undefined || diastolic === undefined || implausible.includes("systolic") || implausible.includes("diastolic")
      ? []
      : [{ at: observedAt, systolic, diastolic }],
  );

type Rated = { readonly at: Instant; readonly value: number };

const ratedIn = (readings: readonly Reading[], parameter: "moaas" | "dissociation" | "saturation" | "respiration"): readonly Rated[] =>
  readings.flatMap((reading) => {
    const value = reading[parameter]?.value;
    return value === undefined || reading.implausible.includes(parameter) ? [] : [{ at: reading.observedAt, value }];
  });

/** An effect lasts from the first rating that shows it to the first that does not any more. Nothing rated is not "no". */
const effectOf = (ratings: readonly Rated[], shows: (value: number) => boolean): Effect => {
  if (ratings.length === 0) return { experienced: "unknown", from: null, until: null };
  const first = ratings.find(({ value }) => shows(value));
  const last = ratings.findLast(({ value }) => shows(value));
  if (first === undefined || last === undefined) return { experienced: "no", from: null, until: null };
  const over = ratings.find(({ at }) => isBefore(last.at, at));
  return { experienced: "yes", from: first.at, until: over?.at ?? null };
};

/** MOAA/S 5 is awake; anything below is sedation. */
const awake = 5;

const least = (ratings: readonly Rated[]): number | null => (ratings.length === 0 ? null : Math.min(...ratings.map(({ value }) => value)));
const most = (ratings: readonly Rated[]): number | null => (ratings.length === 0 ? null : Math.max(...ratings.map(({ value }) => value)));

/** The interaction classes of the screening that answer the form's. One that mixes several kinds settles nothing by a match. */
const settledBy: Readonly<Record<ConcomitantClass, { readonly id: string; readonly mixed: boolean }>> = {
  benzodiazepines: { id: "INT-02", mixed: false },
  opioids: { id: "INT-03", mixed: false },
  "sedative-hypnotics": { id: "INT-04", mixed: true },
  maois: { id: "INT-06", mixed: false },
  psychostimulants: { id: "INT-07", mixed: false },
};

/** A medicine that nobody could place may belong to any class, so that no class is answered no beside it. */
const concomitantOf = (medicines: MedicinesReading, asked: ConcomitantClass): YesNoUnknown => {
  if (!medicines.known) return "unknown";
  const { id, mixed } = settledBy[asked];
  if (medicines.readings.some(({ classes }) => classes.some((one) => one.id === id))) return mixed ? "unknown" : "yes";
  return medicines.readings.some(isUnknown) ? "unknown" : "no";
};

const seriousOf = ({ term, grade, criteria, outcome, recorded }: AdverseEvent): SeriousEvent => ({
  what: `${termOf(term).label}${grade === null ? "" : `, grade ${grade}`}`,
  criteria: seriousCriteria.filter((one) => criteria[one] === "yes").map((one) => seriousCriterionLabels[one]),
  intervention: recorded.treatment,
  outcome,
});

const seriousEvents = (events: readonly AdverseEvent[]): RemsSessionFacts["seriousEvents"] => {
  const standing = events.filter(
    ({ inError, recorded, seriousness }) => inError === null && asksForSomething(recorded.standing.kind, seriousness),
  );
  if (standing.some(({ seriousness }) => seriousness === "not-assessed")) return "not-assessed";
  return standing.filter(({ seriousness }) => seriousness === "serious").map(seriousOf);
};

/** Known as none only when breathing and saturation were both charted and neither alarmed red: else a person says. */
const respiratoryDepression = (session: DosingSession, readings: readonly Reading[], events: readonly AdverseEvent[]): YesNoUnknown => {
  const named = events.some(({ term, inError }) => inError === null && (term === "respiratory_depression" || term === "apnoea"));
  if (named) return "yes";
  const isCharted = ratedIn(readings, "respiration").length > 0 && ratedIn(readings, "saturation").length > 0;
  const alarmed = session.alarms.some(
    ({ level, parameter }) => level === "red" && (parameter === "respiration" || parameter === "saturation"),
  );
  return isCharted && !alarmed ? "no" : "unknown";
};

/** What the stored gates said of the vital signs; an overridden condition is still not acceptable. */
const acceptable = (gate: Pick<GateReading, "conditions"> | null | undefined, ids: readonly string[]): YesNoUnknown => {
  const found = gate?.conditions.filter(({ id }) => ids.includes(id)) ?? [];
  if (found.some(({ status }) => status === "unmet")) return "no";
  return found.length === ids.length && found.every(({ status }) => status === "met") ? "yes" : "unknown";
};

/** What belongs to the clinical state in the RELEASE gate: all but the time, the escort, the papers and the signature. */
const clinicalState = ["REL-2", "REL-3", "REL-4", "REL-5", "REL-6", "REL-7", "REL-8", "REL-9"] as const;

/** Minutes from the first device to the first assessment at which only the two hours were missing (REMS-10). */
const readyAfter = (session: DosingSession, start: Instant | undefined): Quantity<"min"> | null => {
  if (start === undefined) return null;
  const ready = session.assessments.find(({ observedAt }) => {
    const { conditions } = releaseGate(session, observedAt, null);
    return clinicalState.every((id) => conditions.find((one) => one.id === id)?.status === "met");
  });
  return ready === undefined ? null : quantity(Math.round(minutesBetween(start, ready.observedAt)), "min");
};

const concomitantIn = (medicines: MedicinesReading): RemsSessionFacts["concomitant"] => ({
  benzodiazepines: concomitantOf(medicines, "benzodiazepines"),
  "sedative-hypnotics": concomitantOf(medicines, "sedative-hypnotics"),
  opioids: concomitantOf(medicines, "opioids"),
  psychostimulants: concomitantOf(medicines, "psychostimulants"),
  maois: concomitantOf(medicines, "maois"),
});

/** What the REMS monitoring form asks of a session, as its record and what stands around it say (REMS-10). */
export const remsFactsFromSession = (session: DosingSession, around: AroundSession): RemsSessionFacts => {
  const { timeZone, medicines, lots, adverseEvents, ...people } = around;
  const doses = devicesOf(session);
  const start = doses[0]?.observedAt;
  const readings = standingReadings(session);
  const since = start === undefined ? [] : readings.filter(({ observedAt }) => !isBefore(observedAt, start));
  const [moaas, dissociation, saturation] = [ratedIn(since, "moaas"), ratedIn(since, "dissociation"), ratedIn(since, "saturation")];
  const [deepest, highest, lowest] = [least(moaas), most(dissociation), least(saturation)];
  return {
    ...people,
    concomitant: concomitantIn(medicines),
    treatedOn: start === undefined ? null : dateIn(timeZone, start),
    devices: doses.map((dose) => deviceOf(dose, lots)),
    pressures: pressuresOf(readings),
    leftAt: session.released?.observedAt ?? null,
    readyAfter: readyAfter(session, start),
    vitalsAcceptableBefore: acceptable(doses[0]?.reading, ["DOSE-6", "DOSE-7"]),
    vitalsAcceptableAtEnd: acceptable(session.released?.reading, ["REL-4", "REL-5"]),
    sedation: { ...effectOf(moaas, (value) => value < awake), lowestMoaas: deepest === null ? null : score(deepest) },
    dissociation: { ...effectOf(dissociation, (value) => value > 0), highest: highest === null ? null : score(highest) },
    respiratoryDepression: respiratoryDepression(session, since, adverseEvents),
    lowestSaturation: lowest === null ? null : quantity(lowest, "%"),
    seriousEvents: seriousEvents(adverseEvents),
    readyToLeave: session.released === null ? "unknown" : "yes",
  };
};
