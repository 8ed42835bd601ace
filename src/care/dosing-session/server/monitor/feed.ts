import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { ProtocolSnapshot } from "../../rules/stored-protocol.ts";
import { rangeParameters, type RangeParameter } from "../../rules/range-limits.ts";
import { streamProtocol, type StreamProtocol } from "../../rules/stream-protocol.ts";
import { streamedParameters, type StreamedParameter } from "../../rules/streamed-point.ts";
import { newTrace, type Trace } from "../../rules/trace.ts";
import type { Transition } from "../../rules/transition.ts";
import { newWatch, watchSamples, type Watch } from "../../rules/watch-samples.ts";
import { protocolFrom } from "../session-protocols.ts";
import { toJudged, type SampleRow } from "./sample-rows.ts";

/** A session's monitor as one server process has it in mind, after its batch of this number. */
export type Feed = {
  readonly session: FeedSession;
  readonly number: number;
  readonly watch: Watch;
  /** The newest moment of each device, in milliseconds: only a batch that reaches back behind it can hold something said before. */
  readonly newest: ReadonlyMap<string, number>;
  /** Whether the last batch came from a simulator. */
  readonly simulated: boolean;
};

/** What does not change while a session runs. */
export type FeedSession = { readonly episodeId: Uuid; readonly protocol: StreamProtocol };

type StreamAlarm = { readonly rule: string; readonly parameter: string; readonly at: number; readonly settled: boolean };

/** What the log says is on: the latest alarms of the stream, those that are not settled among them, and lost signals. */
export type Standing = {
  readonly alarms: readonly StreamAlarm[];
  readonly lost: readonly { readonly parameter: string; readonly since: string }[];
};

const streams = new WeakMap<ProtocolSnapshot, StreamProtocol>();

/** Made once for all sessions of a protocol: a server may have a thousand in mind. */
const streamOf = (snapshot: ProtocolSnapshot): StreamProtocol => {
  const known = streams.get(snapshot) ?? streamProtocol(snapshot);
  streams.set(snapshot, known);
  return known;
};

export const readFeedSession = async (tx: Tx, sessionId: Uuid): Promise<FeedSession | undefined> => {
  const row = await tx.first(statement<{ episode_id: Uuid; protocol: string }>`
    select episode_id, protocol::text as protocol from dosing_session where clinic_id = ${tx.clinicId} and session_id = ${sessionId}`);
  return row && { episodeId: row.episode_id, protocol: streamOf(protocolFrom(row.protocol)) };
};

type AlarmRow = {
  readonly session_id: Uuid;
  readonly rule: string;
  readonly parameter: string;
  readonly raised_at: Instant;
  readonly settled: boolean;
};
type LostRow = { readonly session_id: Uuid; readonly parameter: string; readonly since: Instant };

const nothingStands: Standing = { alarms: [], lost: [] };

/** What is on in each of these sessions. */
export const readStanding = async (tx: Tx, sessionIds: readonly Uuid[]): Promise<(sessionId: Uuid) => Standing> => {
  const [alarms, lost] = await Promise.all([
    tx.all(statement<AlarmRow>`
      select session_id, rule, parameter, raised_at, settled_at is not null as settled from session_alarm
      where clinic_id = ${tx.clinicId} and session_id = any(${sessionIds}::uuid[]) and origin = 'stream' order by raised_at, alarm_id`),
    tx.all(statement<LostRow>`
      select session_id, parameter, since from session_lost_signal
      where clinic_id = ${tx.clinicId} and session_id = any(${sessionIds}::uuid[])`),
  ]);
  const standing = new Map<Uuid, { readonly alarms: StreamAlarm[]; readonly lost: Standing["lost"][number][] }>();
  const of = (sessionId: Uuid) => {
    const own = standing.get(sessionId) ?? { alarms: [], lost: [] };
    standing.set(sessionId, own);
    return own;
  };
  for (const { session_id: sessionId, rule, parameter, raised_at: at, settled } of alarms) {
    of(sessionId).alarms.push({ rule, parameter, at: at.epochMilliseconds, settled });
  }
  for (const { session_id: sessionId, parameter, since } of lost) of(sessionId).lost.push({ parameter, since: since.toString() });
  return (sessionId) => standing.get(sessionId) ?? nothingStands;
};

/** How many of the latest alarms of a parameter are kept in mind. */
const alarmsKept = 8;

/** A rule of another trace does no harm among the active ones: each trace looks at its own limits alone. */
const standingTrace = (
  known: Trace | undefined,
  { alarms }: Standing,
  parameter: RangeParameter,
  lostSince: number | null,
): Trace | undefined => {
  const own = alarms.filter((one) => one.parameter === parameter);
  const active = own.filter(({ settled }) => !settled).map(({ rule }) => rule);
  if (known === undefined && active.length === 0 && lostSince === null) return undefined;
  const trace = known ?? { ...newTrace, lostSince };
  const raised = [...trace.raised, ...own.map(({ rule, at }) => ({ rule, at }))];
  const latest = new Map(raised.map((one) => [`${one.rule} ${one.at}`, one]));
  return { ...trace, active: [...new Set(active)], raised: [...latest.values()].slice(-alarmsKept) };
};

/**
 * The log's word on what is on takes the place of what is in mind: an alarm that another process raised is settled here, too, and one that
 * is settled there can be raised again.
 */
export const withStanding = (watch: Watch, standing: Standing): Watch => {
  const traces: { [Parameter in StreamedParameter]?: Trace } = { ...watch.traces };
  for (const parameter of streamedParameters) {
    const since = standing.lost.find((one) => one.parameter === parameter)?.since;
    const lostSince = since === undefined ? null : Temporal.Instant.from(since).epochMilliseconds;
    const trace = standingTrace(traces[parameter], standing, parameter, lostSince);
    if (trace !== undefined) traces[parameter] = trace;
  }
  const ranges: { [Parameter in RangeParameter]?: Trace } = { ...watch.ranges };
  for (const parameter of rangeParameters) {
    const trace = standingTrace(ranges[parameter], standing, parameter, null);
    if (trace !== undefined) ranges[parameter] = trace;
  }
  return { ...watch, traces, ranges };
};

/** As far back as a watch is rebuilt from. */
const rebuildMinutes = 10;

/**
 * Rebuilds what is in mind of a session's monitor from its last minutes of samples. Their transitions come out again: facts that are
 * in the log already are not said twice, and one that was lost with a process is said now.
 */
export const rebuildFeed = async (
  tx: Tx,
  sessionId: Uuid,
  { number, now, standing }: { readonly number: number; readonly now: Instant; readonly standing: Standing },
): Promise<{ readonly feed: Feed; readonly transitions: readonly Transition[] } | undefined> => {
  const session = await readFeedSession(tx, sessionId);
  if (session === undefined) return undefined;
  const rows = await tx.all(statement<SampleRow & { readonly device_id: string; readonly simulated: boolean }>`
    select s.sequence, s.observed_at, s.device_at, s.status, s.sbp, s.dbp, s.map, s.hr, s.pulse, s.spo2, s.rr, s.temp, s.sent, s.received_at,
      b.device_id, b.simulated
    from device_sample s
    join device_batch b on b.clinic_id = s.clinic_id and b.batch_id = s.batch_id
    where s.clinic_id = ${tx.clinicId} and s.session_id = ${sessionId} and s.received_at > ${plusMinutes(now, -rebuildMinutes)}
    order by b.number, s.place`);
  const newest = new Map<string, number>();
  for (const row of rows) newest.set(row.device_id, Math.max(newest.get(row.device_id) ?? 0, row.observed_at.epochMilliseconds));
  const lastReceived = rows.at(-1)?.received_at.epochMilliseconds ?? 0;
  const { watch, transitions } = watchSamples(withStanding(newWatch, standing), rows.map(toJudged), session.protocol, lastReceived);
  return {
    feed: { session, number, watch: withStanding(watch, standing), newest, simulated: rows.at(-1)?.simulated ?? false },
    transitions,
  };
};
