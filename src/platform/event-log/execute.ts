import pg from "pg";

import type { Decision, Refusal } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { fold, type Actor, type Recorded, type StreamDefinition } from "#kernel/stream.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";

import type { Database } from "../database/database.ts";
import type { Statement } from "../database/query.ts";
import { inClinic, type Tx } from "../database/transaction.ts";
import { appendStatement } from "./append.ts";
import { noPredecessor } from "./event-hash.ts";
import { openEpisode, type Head, type Opened } from "./open-episode.ts";
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
  readonly clockOffsetMs?: number | undefined;
  readonly receivedAt: Instant;
  /** Whether the sender may write into this episode at all; asked inside the transaction. */
  readonly admit: (tx: Tx) => Promise<boolean>;
};

export type Target<State, Event extends AnyEvent> = {
  readonly episodeId: Uuid;
  readonly streamId: Uuid;
  readonly stream: StreamDefinition<State, Event>;
  /**
   * Decides on the folded stream. `tx` reads what earlier stages publish (the episode is locked, so nothing changes meanwhile) and
   * may write directory rows that must stand together with the facts; a refusal takes them back. It may be asked twice.
   */
  readonly decide: (state: State, tx: Tx) => Decision<Event> | Promise<Decision<Event>>;
};

export type Outcome<Event = AnyEvent> =
  | { readonly outcome: "accepted"; readonly streamId: Uuid; readonly version: number; readonly facts: readonly Recorded<Event>[] }
  | { readonly outcome: "repeated"; readonly streamId: Uuid; readonly version: number }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  | { readonly outcome: "not-found" };

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

/** What a reader will get back once the event is stored. A fact that its own stream could not read must never be kept. */
const asStored = <State, Event extends AnyEvent>(stream: StreamDefinition<State, Event>, { type, ...payload }: Event): Event =>
  stream.parse({ type, schemaVersion: stream.schemaVersion, payload: JSON.parse(JSON.stringify(payload)) });

const record = <Event>(envelope: Envelope, version: number, event: Event): Recorded<Event> => ({
  version,
  observedAt: toMillisecond(envelope.observedAt),
  deviceAt: envelope.deviceAt && toMillisecond(envelope.deviceAt),
  clockOffsetMs: envelope.clockOffsetMs,
  receivedAt: toMillisecond(envelope.receivedAt),
  actor: envelope.actor,
  commandId: envelope.commandId,
  event,
});

/** Answers from the log alone, where the command needs no decision any more or may not have one. */
const answerKnown = ({ head, known }: Opened, envelope: Envelope, episodeId: Uuid): Outcome<never> | undefined => {
  if (known !== undefined) {
    return known.digest.equals(envelope.digest)
      ? { outcome: "repeated", streamId: known.streamId, version: known.lastVersion }
      : { outcome: "refused", refusal: commandReused };
  }
  return head !== undefined && head.episodeId !== episodeId ? { outcome: "refused", refusal: notOfEpisode } : undefined;
};

type Accepted<Event> = Extract<Outcome<Event>, { outcome: "accepted" }>;

/** Prepares everything that an accepted command keeps. Nothing here waits, and whatever throws leaves nothing behind. */
const keep = <State, Event extends AnyEvent>(
  log: ClinicalLog,
  envelope: Envelope,
  { stream, streamId, episodeId }: Target<State, Event>,
  before: { readonly head: Head | undefined; readonly state: State; readonly events: readonly Event[] },
): { readonly accepted: Accepted<Event>; readonly statements: readonly Statement<unknown>[]; readonly remember: () => void } => {
  const first = (before.head?.version ?? 0) + 1;
  const version = first + before.events.length - 1;
  const facts = before.events.map((event, index) => record(envelope, first + index, asStored(stream, event)));
  const state = fold(stream, facts, before.state);
  const place = { clinicId: envelope.clinicId, episodeId, streamId };
  const previousHash = before.head?.hash ?? noPredecessor;
  const written = appendStatement({ place, stream, facts, envelope, previousHash, firstVersion: first });
  const projected = log.projections.filter((one) => one.streamKind === stream.kind);
  return {
    accepted: { outcome: "accepted", streamId, version, facts },
    statements: [written.statement, ...projected.flatMap((one) => facts.flatMap((fact) => one.project(place, fact)))],
    remember: () => log.cache.write(stream, envelope.clinicId, streamId, { version, hash: written.hash, state }),
  };
};

const attempt = async <State, Event extends AnyEvent>(
  log: ClinicalLog,
  envelope: Envelope,
  target: Target<State, Event>,
): Promise<Outcome<Event>> => {
  const { stream, streamId, episodeId } = target;
  let remember = (): void => undefined;
  const outcome = await inClinic(log.database, envelope.clinicId, async (tx, closing): Promise<Outcome<Event>> => {
    const ids = { commandId: envelope.commandId, episodeId, streamKind: stream.kind, streamId };
    const [opened, admitted] = await Promise.all([openEpisode(tx, ids), envelope.admit(tx)]);
    const answer: Outcome<Event> | undefined = admitted ? answerKnown(opened, envelope, episodeId) : { outcome: "not-found" };
    if (answer !== undefined) {
      closing.abandon();
      return answer;
    }
    const state = await stateOf(log, tx, target, opened.head);
    const decision = await target.decide(state, tx);
    if (decision.outcome === "refused") {
      closing.abandon();
      return decision;
    }
    const kept = keep(log, envelope, target, { head: opened.head, state, events: decision.events });
    closing.send(kept.statements);
    remember = kept.remember;
    return kept.accepted;
  });
  remember();
  if (outcome.outcome === "accepted" && outcome.facts.length > 0) log.onAppended(envelope.clinicId);
  return outcome;
};

// Another episode used the same command or stream id at the same moment, or two transactions waited for each other.
const lostRace = (error: unknown): boolean =>
  error instanceof pg.DatabaseError &&
  (error.code === "40P01" || (error.code === "23505" && (error.constraint === "command_pkey" || error.constraint === "event_pkey")));

/**
 * Carries out one command in one transaction: locks the episode, answers a known command as before, folds the stream, decides,
 * appends, projects, remembers the command, commits. A refusal or a failure leaves nothing behind. When another command wins a race
 * that the episode's lock does not cover, the command is judged once more against what then stands.
 */
export const execute = async <State, Event extends AnyEvent>(
  log: ClinicalLog,
  envelope: Envelope,
  target: Target<State, Event>,
): Promise<Outcome<Event>> => {
  try {
    return await attempt(log, envelope, target);
  } catch (error) {
    if (lostRace(error)) return attempt(log, envelope, target);
    throw error;
  }
};

/** A command that knows its stream and its rule and waits for who says it, and when. */
export type Execution = (log: ClinicalLog, envelope: Envelope) => Promise<Outcome>;

export const onStream =
  <State, Event extends AnyEvent>(target: Target<State, Event>): Execution =>
  (log, envelope) =>
    execute(log, envelope, target);
