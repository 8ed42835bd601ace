import type { Recording, RecordedSeries } from "#interop/recordings/recording.ts";
import type { Instant } from "#kernel/time.ts";

import type { DosingSession } from "../../rules/dosing-session.ts";
import type { DosingSessionEvent } from "../../rules/events.ts";
import { evolve } from "../../rules/evolve.ts";
import { judgeSample, signatureOf, withoutDuplicates } from "../../rules/judge-sample.ts";
import { recordTransition } from "../../rules/record-transitions.ts";
import { streamProtocol } from "../../rules/stream-protocol.ts";
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

const nothing = { transitions: [] };

const judgeSeries = (session: DosingSession, { samples }: RecordedSeries, startAt: Instant) => {
  const raw = samples.map(({ offsetMilliseconds, ...sample }, sequence) =>
    judgeSample({ sequence, observedAt: startAt.add({ milliseconds: offsetMilliseconds }), ...sample }),
  );
  const { opened } = session;
  const { fresh, duplicates } = withoutDuplicates(raw, new Set());
  const { transitions } = opened === null ? nothing : watchSamples(newWatch, fresh, streamProtocol(opened.protocol), 0);
  const events: DosingSessionEvent[] = [];
  let now = session;
  for (const transition of transitions) {
    const observedAt = transition.at;
    const meta = { commandId: device.id, observedAt, now: observedAt, actor: device };
    const cuff = { readingId: signatureOf({ at: observedAt, values: {}, outcome: "accepted" }), source: { kind: "device" } } as const;
    const decision = recordTransition(now, transition, cuff, meta);
    if (decision.outcome === "refused") continue;
    for (const event of decision.events) {
      events.push(event);
      now = evolve(now, { version: 0, observedAt, deviceAt: null, receivedAt: observedAt, actor: device, commandId: device.id, event });
    }
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
