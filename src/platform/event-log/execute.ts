import type { Decision, Refusal } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { fold, type Actor, type Recorded, type StreamDefinition } from "#kernel/stream.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";

import type { Database } from "../database/database.ts";
import { inClinic, type Tx } from "../database/transaction.ts";
import { appendStatements } from "./append.ts";
import { noPredecessor } from "./event-hash.ts";
import { openEpisode, type Head } from "./open-episode.ts";
import type { Projection } from "./projection.ts";
import { readFacts } from "./read-stream.ts";
import type { StreamCache } from "./stream-cache.ts";

type AnyEvent = { readonly type: string };

/** Who says what, when: everything about a command but its content. `digest` is a hash of that content. */
export type Envelope = {
  readonly clinicId: Uuid;
  readonly commandId: Uuid;
  readonly digest: Buffer;
  readonly actor: Actor;
  readonly observedAt: Instant;
  readonly deviceAt: Instant | null;
  readonly receivedAt: Instant;
};

export type Target<State, Event extends AnyEvent> = {
  readonly episodeId: Uuid;
  readonly streamId: Uuid;
  readonly stream: StreamDefinition<State, Event>;
  /**
   * Decides on the folded stream. `tx` reads what earlier stages publish (the episode is locked, so nothing changes meanwhile) and
   * may write directory rows that must stand together with the facts; a refusal takes them back.
   */
  readonly decide: (state: State, tx: Tx) => Decision<Event> | Promise<Decision<Event>>;
};

export type Outcome<Event = AnyEvent> =
  | { readonly outcome: "accepted"; readonly streamId: Uuid; readonly version: number; readonly facts: readonly Recorded<Event>[] }
  | { readonly outcome: "repeated"; readonly streamId: Uuid; readonly version: number }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

export type ClinicalLog = {
  readonly database: Database;
  readonly projections: readonly Projection[];
  readonly cache: StreamCache;
  /** Told after each commit that appended facts, so that the live tail need not wait. */
  readonly onAppended: (clinicId: Uuid) => void;
};

const commandReused: Refusal = {
  rule: "LOG-1",
  message: "This command id was already used for something else. Nothing was changed; send it again under a new id.",
};

const notOfEpisode: Refusal = { rule: "LOG-2", message: "This record does not belong to that episode of care. Nothing was changed." };

const stateOf = async <State, Event extends AnyEvent>(
  log: ClinicalLog,
  tx: Tx,
  { stream, streamId }: Target<State, Event>,
  head: Head | undefined,
): Promise<State> => {
  if (head === undefined) return stream.initial;
  const cached = log.cache.read(stream, tx.clinicId, streamId);
  if (cached?.version === head.version && cached.hash.equals(head.hash)) return cached.state;
  return fold(stream, await readFacts(tx, stream, streamId));
};

const record = <Event>(envelope: Envelope, version: number, event: Event): Recorded<Event> => ({
  version,
  observedAt: toMillisecond(envelope.observedAt),
  deviceAt: envelope.deviceAt && toMillisecond(envelope.deviceAt),
  receivedAt: toMillisecond(envelope.receivedAt),
  actor: envelope.actor,
  commandId: envelope.commandId,
  event,
});

/**
 * Carries out one command in one transaction: locks the episode, answers a known command as before, folds the stream, decides,
 * appends, projects, remembers the command, commits. A refusal or a failure leaves nothing behind.
 */
export const execute = async <State, Event extends AnyEvent>(
  log: ClinicalLog,
  envelope: Envelope,
  target: Target<State, Event>,
): Promise<Outcome<Event>> => {
  const { stream, streamId, episodeId } = target;
  let remember = (): void => undefined;
  const outcome = await inClinic(log.database, envelope.clinicId, async (tx, closing): Promise<Outcome<Event>> => {
    const { head, known } = await openEpisode(tx, { commandId: envelope.commandId, episodeId, streamKind: stream.kind, streamId });
    if (known !== undefined) {
      return known.digest.equals(envelope.digest)
        ? { outcome: "repeated", streamId: known.streamId, version: known.lastVersion }
        : { outcome: "refused", refusal: commandReused };
    }
    if (head !== undefined && head.episodeId !== episodeId) return { outcome: "refused", refusal: notOfEpisode };
    const state = await stateOf(log, tx, target, head);
    const decision = await target.decide(state, tx);
    if (decision.outcome === "refused") {
      closing.abandon();
      return decision;
    }
    const first = (head?.version ?? 0) + 1;
    const facts = decision.events.map((event, index) => record(envelope, first + index, event));
    const place = { clinicId: envelope.clinicId, episodeId, streamId };
    const written = appendStatements({ place, stream, facts, envelope, previousHash: head?.hash ?? noPredecessor, firstVersion: first });
    const projected = log.projections.filter((one) => one.streamKind === stream.kind);
    closing.send([...written.statements, ...projected.flatMap((one) => facts.flatMap((fact) => one.project(place, fact)))]);
    const version = first + facts.length - 1;
    remember = () =>
      log.cache.write(stream, envelope.clinicId, streamId, { version, hash: written.hash, state: fold(stream, facts, state) });
    return { outcome: "accepted", streamId, version, facts };
  });
  remember();
  if (outcome.outcome === "accepted" && outcome.facts.length > 0) log.onAppended(envelope.clinicId);
  return outcome;
};

/** A command that knows its stream and its rule and waits for who says it, and when. */
export type Execution = (log: ClinicalLog, envelope: Envelope) => Promise<Outcome>;

export const onStream =
  <State, Event extends AnyEvent>(target: Target<State, Event>): Execution =>
  (log, envelope) =>
    execute(log, envelope, target);
