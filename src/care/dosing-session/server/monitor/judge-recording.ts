import type { Recording, RecordedSeries } from "#interop/recordings/recording.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { celsius, mmHg, percent, perMinute } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

import { chartVitals } from "../../rules/chart-vitals.ts";
import type { DosingSession } from "../../rules/dosing-session.ts";
import type { DosingSessionEvent } from "../../rules/events.ts";
import { judgeSample, withoutDuplicates, type JudgedSample } from "../../rules/judge-sample.ts";
import { rangeParameters } from "../../rules/range-limits.ts";
import { recordTransition } from "../../rules/record-transitions.ts";
import { sessionAfter } from "../../rules/session-after.ts";
import { streamProtocol } from "../../rules/stream-protocol.ts";
import { rangePoint } from "../../rules/streamed-point.ts";
import type { VitalValues } from "../../rules/vital-parameter.ts";
import { newWatch, watchSamples } from "../../rules/watch-samples.ts";

/** What became of a recording: samples by outcome, values taken, facts that the judging made of them. */
export type JudgedRecording = {
  readonly rows: number;
  readonly otherQuantity: number;
  readonly samples: number;
  readonly accepted: number;
  readonly values: number;
  readonly noSignal: number;
  readonly duplicates: number;
  readonly implausible: number;
  readonly implausibleValues: number;
  readonly cuffReadings: number;
  readonly alarms: Readonly<Record<string, number>>;
};

const device = { kind: "device", id: "00000000-0000-0000-0000-000000000000" } as const;

type Judged = { readonly fresh: readonly JudgedSample[]; readonly duplicates: number; readonly events: readonly DosingSessionEvent[] };

const chartedQuantities = {
  systolic: mmHg,
  diastolic: mmHg,
  heartRate: perMinute,
  saturation: percent,
  respiration: perMinute,
  temperature: celsius,
};

/** What a sample says as a reading that a device charted, with what is hardly possible (ALM-11); one channel a parameter. */
const chartedOf = (sample: JudgedSample): VitalValues =>
  Object.fromEntries(
    rangeParameters.flatMap((parameter) => {
      const point = rangePoint(sample, parameter);
      return point === undefined ? [] : [[parameter, chartedQuantities[parameter](point.value)]];
    }),
  );

type Deciding = (now: DosingSession, meta: CommandMeta, readingId: string) => Decision<DosingSessionEvent>;

const decisionsOf = (
  session: DosingSession,
  fresh: readonly JudgedSample[],
  asCharted: boolean,
): readonly (readonly [Instant, Deciding])[] => {
  const source = { kind: "device" } as const;
  if (asCharted) {
    const charted = fresh.filter((sample) => Object.keys(chartedOf(sample)).length > 0);
    return charted.map((sample) => [
      sample.at,
      (now, meta, readingId) => chartVitals(now, { readingId, source, confirmed: false, ...chartedOf(sample) }, meta),
    ]);
  }
  if (session.opened === null) return [];
  const { transitions } = watchSamples(newWatch, fresh, streamProtocol(session.opened.protocol), 0);
  return transitions.map((transition) => [
    transition.at,
    (now, meta, readingId) => recordTransition(now, transition, { readingId, source }, meta),
  ]);
};

/** Judges one series against an open session: as a monitor's stream, or `asCharted`, each sample a charted reading. */
export const judgeSeries = (session: DosingSession, { samples }: RecordedSeries, startAt: Instant, asCharted = false): Judged => {
  const raw = samples.map(({ offsetMilliseconds, ...sample }, sequence) =>
    judgeSample({ sequence, observedAt: startAt.add({ milliseconds: offsetMilliseconds }), ...sample }),
  );
  const { fresh, duplicates } = withoutDuplicates(raw, new Set());
  const events: DosingSessionEvent[] = [];
  let now = session;
  for (const [index, [observedAt, decide]] of decisionsOf(session, fresh, asCharted).entries()) {
    const meta = { commandId: device.id, observedAt, now: observedAt, actor: device };
    const decision = decide(now, meta, String(index));
    if (decision.outcome === "refused") continue;
    events.push(...decision.events);
    now = sessionAfter(now, meta, ...decision.events);
  }
  return { fresh, duplicates, events };
};

/** Judges a recording as the gateway would, without a database: each series against `session`, an open one without a dose. */
export const judgeRecording = (recording: Recording, session: DosingSession, startAt: Instant): JudgedRecording => {
  const judged = recording.series.map((series) => judgeSeries(session, series, startAt));
  const fresh = judged.flatMap((one) => one.fresh);
  const events = judged.flatMap((one) => one.events);
  const raised = events.flatMap((event) => (event.type === "alarm-raised" ? [event.rule] : []));
  const count = (outcome: string): number => fresh.filter((sample) => sample.outcome === outcome).length;
  return {
    rows: recording.rows,
    otherQuantity: recording.unread.length,
    samples: recording.series.reduce((sum, { samples }) => sum + samples.length, 0),
    accepted: count("accepted"),
    values: fresh.reduce((sum, { values }) => sum + Object.keys(values).length, 0),
    noSignal: count("no-signal"),
    duplicates: judged.reduce((sum, one) => sum + one.duplicates, 0),
    implausible: count("implausible"),
    implausibleValues: fresh.reduce(
      (sum, { flaws }) => sum + flaws.filter(({ why }) => why === "implausible" || why === "not-measured").length,
      0,
    ),
    cuffReadings: events.filter(({ type }) => type === "vitals-charted").length,
    alarms: Object.fromEntries([...Map.groupBy(raised.toSorted(), (rule) => rule)].map(([rule, all]) => [rule, all.length])),
  };
};
