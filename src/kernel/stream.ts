import type { Uuid } from "./ids.ts";
import { isBefore, type Instant } from "./time.ts";

/** Who stated a fact. A device is a gateway or monitor; the system is a job that runs without a person. */
export type Actor = { readonly kind: "staff" | "patient" | "device" | "system"; readonly id: Uuid };

/**
 * A fact with its three times: `observedAt` is when it was so, `deviceAt` what the device's own clock said, `receivedAt` when the
 * server had it. `receivedAt` is null while the fact is only on the tablet that charted it.
 */
export type Recorded<Event> = {
  readonly version: number;
  readonly observedAt: Instant;
  readonly deviceAt: Instant | null;
  /** How far the server's clock was ahead of the device's at that moment, in milliseconds; left out where nobody knew it. */
  readonly clockOffsetMs?: number | undefined;
  readonly receivedAt: Instant | null;
  readonly actor: Actor;
  readonly commandId: Uuid;
  readonly event: Event;
};

/**
 * Whether a fact could be known at `at`: it was so by then, or the server had it by then (a device's clock may run a little ahead).
 */
export const wasKnown = ({ observedAt, receivedAt }: Pick<Recorded<unknown>, "observedAt" | "receivedAt">, at: Instant): boolean =>
  !isBefore(at, observedAt) || (receivedAt !== null && !isBefore(at, receivedAt));

/** One kind of stream of the clinical log: how it starts, how a fact changes it, and how a stored fact is read for ever. */
export type StreamDefinition<State, Event extends { readonly type: string }> = {
  readonly kind: string;
  /** The schema version with which new facts of this stream are written. */
  readonly schemaVersion: number;
  readonly initial: State;
  readonly evolve: (state: State, recorded: Recorded<Event>) => State;
  /** Parses a stored fact of any older schema version and raises it to today's shape. Throws when it cannot be read. */
  readonly parse: (stored: { readonly type: string; readonly schemaVersion: number; readonly payload: unknown }) => Event;
};

export const fold = <State, Event extends { readonly type: string }>(
  stream: StreamDefinition<State, Event>,
  facts: Iterable<Recorded<Event>>,
  from: State = stream.initial,
): State => {
  let state = from;
  for (const fact of facts) state = stream.evolve(state, fact);
  return state;
};
