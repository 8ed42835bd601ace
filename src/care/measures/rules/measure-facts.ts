import { instrumentIds, type InstrumentId } from "./instrument-definition.ts";
import type { MeasureRequest, MeasureResult, Measures, SafetyFlag } from "./measures.ts";

export type InstrumentFacts = {
  readonly instrument: InstrumentId;
  readonly baseline: MeasureResult | null;
  readonly latest: MeasureResult | null;
};

/** What other stages may know of an episode's questionnaires. */
export type MeasureFacts = {
  readonly instruments: readonly InstrumentFacts[];
  /** Flags without a clinician's closing note. */
  readonly openFlags: readonly SafetyFlag[];
  readonly closedFlags: readonly SafetyFlag[];
  readonly openRequests: readonly MeasureRequest[];
};

type Dated = Pick<MeasureResult, "completedAt">;
type Judged = Pick<MeasureResult, "instrument" | "occasion" | "total" | "completedAt">;

const inOrder = (one: Dated, other: Dated): number => Temporal.Instant.compare(one.completedAt, other.completedAt);

/** The baseline that counts: the newest one asked for as such. A total that could not be worked out is no baseline (MSR-6). */
export const baselineOf = <Result extends Judged>(results: readonly Result[], instrument: InstrumentId): Result | null =>
  results
    .filter((result) => result.instrument === instrument && result.occasion === "baseline" && result.total !== null)
    .toSorted(inOrder)
    .at(-1) ?? null;

const latestOf = (results: readonly MeasureResult[], instrument: InstrumentId): MeasureResult | null =>
  results
    .filter((result) => result.instrument === instrument)
    .toSorted(inOrder)
    .at(-1) ?? null;

export const measureFacts = (state: Measures): MeasureFacts => ({
  instruments: instrumentIds.map((instrument) => ({
    instrument,
    baseline: baselineOf(state.results, instrument),
    latest: latestOf(state.results, instrument),
  })),
  openFlags: state.flags.filter((flag) => flag.closed === null),
  closedFlags: state.flags.filter((flag) => flag.closed !== null),
  openRequests: state.requests.filter((request) => request.answeredBy === null),
});
