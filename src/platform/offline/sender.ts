import type { Uuid } from "#kernel/ids.ts";

import type { Entry } from "./entry.ts";
import type { Observed } from "./observed.ts";
import { answered, dueEntries, nextWakeMs, sending, type Outbox } from "./outbox.ts";
import type { Answer } from "./read-answer.ts";

/** What sending needs from the world; a test brings its own. */
export type SenderPorts = {
  /** One try. A rejection counts as `unreachable`. */
  readonly send: (entry: Entry) => Promise<Answer>;
  /** A clock that only goes forward, in milliseconds. */
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Calls `wake` after `ms`; answers how to call it off. */
  readonly after: (ms: number, wake: () => void) => () => void;
};

/** Changes the outbox and keeps the entry concerned on the device. */
export type Keep = (commandId: Uuid, change: (outbox: Outbox) => Outbox) => Promise<void>;

export type Sender = { readonly start: () => void; readonly stop: () => void };

/** Sends what is due whenever the outbox changes or a waiting time has passed. */
export const sender = (ports: SenderPorts, outbox: Observed<Outbox>, keep: Keep): Sender => {
  let runs = false;
  let pumps = false;
  let callOff = (): void => undefined;

  const sendOne = async (entry: Entry): Promise<void> => {
    const answer = await ports.send(entry).catch((): Answer => ({ kind: "unreachable" }));
    const at = { nowMs: ports.nowMs(), random: ports.random() };
    await keep(entry.commandId, (before) => answered(before, entry.commandId, answer, at));
  };

  const pump = (): void => {
    if (!runs || pumps) return;
    pumps = true;
    callOff();
    const due = dueEntries(outbox.read(), ports.nowMs());
    if (due.length > 0) outbox.become(due.reduce((before, entry) => sending(before, entry.commandId), outbox.read()));
    for (const entry of due) void sendOne(entry);
    const wakeMs = nextWakeMs(outbox.read(), ports.nowMs());
    callOff = wakeMs === undefined ? () => undefined : ports.after(wakeMs, pump);
    pumps = false;
  };

  outbox.subscribe(pump);
  return {
    start: () => {
      runs = true;
      pump();
    },
    stop: () => {
      runs = false;
      callOff();
    },
  };
};
