import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor, StreamDefinition } from "#kernel/stream.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";

import { serverTime, type ServerClock } from "../http/clock.ts";
import type { NewEntry } from "./entry.ts";

type AnyEvent = { readonly type: string };

export type LocalCommand<State, Event extends AnyEvent> = {
  /** Where it is sent; a POST. */
  readonly path: string;
  /** What is sent; `observedAt`, `deviceAt` and `clockOffsetMs` are added. */
  readonly body: object;
  readonly actor: Actor;
  /** When it was so, by the server's clock; now, when it is left out. */
  readonly observedAt?: Instant | undefined;
  /** The same rule that the server will apply. */
  readonly decide: (state: State, meta: CommandMeta) => Decision<Event>;
};

/** Where a command belongs, and the device's clock and ids. */
export type Here<Event extends AnyEvent> = {
  readonly definition: Pick<StreamDefinition<never, Event>, "kind" | "schemaVersion">;
  readonly episodeId: Uuid;
  readonly streamId: Uuid;
  readonly deviceNow: () => Instant;
  readonly clock: () => ServerClock | undefined;
  readonly newId: () => Uuid;
};

/** A fact as the server would store it: its payload is JSON. */
const storedEvent = <Event extends AnyEvent>({ type, ...payload }: Event, schemaVersion: number): NewEntry["facts"][number] => {
  const asStored: unknown = JSON.parse(JSON.stringify(payload));
  return { type, schemaVersion, payload: asStored };
};

/** Judges a command by the stream as this device sees it. Accepted: the entry to keep and send. */
export const decideHere = <State, Event extends AnyEvent>(
  here: Here<Event>,
  state: State,
  command: LocalCommand<State, Event>,
): { readonly decision: Decision<Event>; readonly entry: NewEntry | undefined } => {
  const { path, actor, body } = command;
  const deviceAt = toMillisecond(here.deviceNow());
  const clock = here.clock();
  const clockOffsetMs = clock && Math.round(clock.offsetMs);
  const now = serverTime(clock, deviceAt);
  const observedAt = toMillisecond(command.observedAt ?? now);
  const commandId = here.newId();
  const decision = command.decide(state, { commandId, observedAt, now, actor });
  if (decision.outcome === "refused") return { decision, entry: undefined };
  const entry: NewEntry = {
    commandId,
    streamKey: { kind: here.definition.kind, id: here.streamId },
    episodeId: here.episodeId,
    actor,
    method: "POST",
    path,
    body: JSON.stringify({ ...body, observedAt: observedAt.toString(), deviceAt: deviceAt.toString(), clockOffsetMs }),
    observedAt,
    madeAt: now,
    deviceAt,
    clockOffsetMs,
    facts: decision.events.map((event) => storedEvent(event, here.definition.schemaVersion)),
  };
  return { decision, entry };
};
