import type { Tx } from "../database/transaction.ts";
import { compareCursors } from "./cursor.ts";
import { eventHash, noPredecessor } from "./event-hash.ts";
import type { Findings, LogProblem } from "./finding.ts";
import { readStoredFacts, type StoredFact } from "./stored-facts.ts";

type Report = (fact: StoredFact, problem: LogProblem, words: string, version?: number) => void;

/** How far from its place a displaced fact is looked for before it counts as changed. */
const reach = 100;

const toInstant = (text: string): Temporal.Instant | undefined => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
};

const hashAs = (fact: StoredFact, version: number): Buffer | undefined => {
  const observedAt = toInstant(fact.observed_at);
  const receivedAt = toInstant(fact.received_at);
  const deviceAt = fact.device_at === null ? null : toInstant(fact.device_at);
  if (observedAt === undefined || receivedAt === undefined || deviceAt === undefined) return undefined;
  return eventHash({ ...fact, version, observed_at: observedAt, device_at: deviceAt, received_at: receivedAt });
};

const isHashOf = (fact: StoredFact, version: number): boolean => hashAs(fact, version)?.equals(fact.hash) === true;

const versionItWasRecordedAt = (fact: StoredFact): number | undefined => {
  for (let distance = 1; distance <= reach; distance += 1) {
    if (isHashOf(fact, fact.version + distance)) return fact.version + distance;
    if (fact.version > distance && isHashOf(fact, fact.version - distance)) return fact.version - distance;
  }
  return undefined;
};

/** A version number may itself be damaged: a gap is named fact by fact up to here. */
const widestGap = 2_000;

const reportMissing = (report: Report, fact: StoredFact, from: number, upto: number): void => {
  for (let version = from; version <= Math.min(upto, from + widestGap); version += 1) {
    report(fact, "missing", `Version ${version} of this stream was recorded and is not there.`, version);
  }
};

const isWhole = (report: Report, fact: StoredFact): boolean => {
  if (isHashOf(fact, fact.version)) return true;
  const recordedAt = versionItWasRecordedAt(fact);
  if (recordedAt === undefined)
    report(fact, "changed", "Its content, times, actor or place in the stream are not those that were recorded.");
  else report(fact, "reordered", `It was recorded as version ${recordedAt} of this stream.`);
  return false;
};

const checkLink = (report: Report, before: StoredFact | undefined, fact: StoredFact, bothWhole: boolean): void => {
  if (before === undefined) {
    if (bothWhole && fact.version === 1 && !fact.previous_hash.equals(noPredecessor)) {
      report(fact, "changed", "It is the first of its stream, yet was recorded as following another fact.");
    }
    return;
  }
  if (bothWhole && fact.version === before.version + 1 && !fact.previous_hash.equals(before.hash)) {
    report(before, "changed", `Version ${fact.version} was recorded as following another fact than this one.`);
  }
  if (compareCursors(before, fact) >= 0) report(fact, "reordered", "It was written before the version that it follows.");
};

const closeStream = (report: Report, last: StoredFact): void => {
  if (last.head_version === null || last.head_hash === null) return report(last, "unknown-head", "The head of this stream is not there.");
  if (last.head_version > last.version) return reportMissing(report, last, last.version + 1, last.head_version);
  if (last.head_version < last.version) {
    return report(last, "unknown-head", `The head of this stream stands at version ${last.head_version}; this fact lies beyond it.`);
  }
  if (!last.head_hash.equals(last.hash)) report(last, "changed", "The head of this stream was recorded with another last fact.");
};

const sameStream = (one: StoredFact, other: StoredFact): boolean =>
  one.stream_kind === other.stream_kind && one.stream_id === other.stream_id;

/**
 * Checks every fact of a clinic against its own hash, the fact that it follows, the head of its stream and its command, in constant
 * memory.
 * @returns how many facts there are
 */
export const verifyStreams = async (tx: Tx, findings: Findings, onRead: (facts: number) => void): Promise<number> => {
  const report: Report = (fact, problem, words, version = fact.version) =>
    findings.add({ clinicId: tx.clinicId, streamKind: fact.stream_kind, streamId: fact.stream_id, version, problem, words });
  let before: StoredFact | undefined;
  let [read, beforeIsWhole] = [0, true];
  for await (const page of readStoredFacts(tx)) {
    for (const fact of page) {
      if (before !== undefined && !sameStream(before, fact)) {
        closeStream(report, before);
        [before, beforeIsWhole] = [undefined, true];
      }
      reportMissing(report, fact, (before?.version ?? 0) + 1, fact.version - 1);
      const whole = isWhole(report, fact);
      checkLink(report, before, fact, whole && beforeIsWhole);
      if (fact.is_commanded !== true) report(fact, "unknown-command", "No command of the log accounts for it.");
      [before, beforeIsWhole] = [fact, whole];
    }
    read += page.length;
    onRead(read);
  }
  if (before !== undefined) closeStream(report, before);
  return read;
};
