import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { backOffMs } from "../back-off.ts";
import { observed, type Observed } from "../observed.ts";
import type { OpenOutbox } from "../open-outbox.ts";
import type { SenderPorts } from "../sender.ts";
import { turns } from "../turns.ts";
import { mostKept, type KeptBatch, type KeptSummary, type NewSample } from "./kept-sample.ts";
import type { SampleAnswer } from "./read-sample-answer.ts";
import type { SampleStore } from "./sample-store.ts";

export type SamplePorts = Pick<SenderPorts, "random" | "after"> & {
  readonly store: SampleStore;
  /** One try. A rejection counts as `unreachable`. */
  readonly send: (batch: KeptBatch) => Promise<SampleAnswer>;
  readonly newId: () => Uuid;
  /** Who is signed in, and how the network is: what one of the two finds, both know. */
  readonly outbox: Pick<OpenOutbox, "read" | "subscribe" | "signIn" | "found" | "hurry">;
  /** Tells the other tabs of this browser that the store has changed. */
  readonly announce: () => void;
  readonly most?: number;
};

export type OpenSamples = {
  /** What waits and what was lost, as of a moment ago. */
  readonly view: Pick<Observed<KeptSummary>, "read" | "subscribe">;
  /** Keeps a sample; resolves when it is on the device. */
  readonly add: (sample: NewSample) => Promise<void>;
  /** Only the leading tab sends. */
  readonly lead: (leads: boolean) => void;
  /** Tries now, whatever the waiting time. */
  readonly hurry: () => void;
  /** Another tab has changed the store. */
  readonly hear: () => void;
  /** A person has seen what was lost. */
  readonly forgetLosses: () => Promise<void>;
  readonly close: () => void;
};

/** How long samples gather before they are sent, and changes before they are shown, in milliseconds. */
const gatherMs = 1_000;
const showMs = 250;
/** After so many samples it is looked whether the device keeps too many. */
const lookEvery = 200;
/** Who takes a room over on the same tablet takes what its devices said within so many minutes, and was not sent yet. */
const handOverMinutes = 1;

/** One plan at a time, until it is called off. */
const planner = ({ after }: Pick<SamplePorts, "after">, work: () => void) => {
  let callOff: (() => void) | undefined;
  const off = (): void => {
    callOff?.();
    callOff = undefined;
  };
  return {
    off,
    /** Leaves an earlier plan as it is. */
    within: (ms: number): void => {
      callOff ??= after(ms, () => {
        callOff = undefined;
        work();
      });
    },
  };
};

/** Keeps one sample after the other, so that none overtakes one whose disk is slow; hands over what belongs with it, and looks now and then whether there are too many. */
const adding = ({ store, most = mostKept }: SamplePorts) => {
  const lastBy = new Map<string, Uuid>();
  let added = 0;
  const inTurn = turns();
  const add = async (sample: NewSample): Promise<void> => {
    const { personId, path, at } = sample;
    const before = lastBy.get(path) ?? personId;
    lastBy.set(path, personId);
    const since: Instant = at.subtract({ minutes: handOverMinutes });
    if (before !== personId) await store.handOver(before, personId, path, since);
    await store.add(sample);
    added += 1;
    if (added % lookEvery === 0) await store.trim(most);
  };
  return (sample: NewSample): Promise<void> => inTurn(() => add(sample));
};

/** Takes the network's word for one batch. @returns whether the next one may go at once */
const settling = ({ store, outbox }: SamplePorts) => {
  return async ({ batchId, personId }: KeptBatch, answer: SampleAnswer): Promise<boolean> => {
    const { connection, signedIn } = outbox.read();
    switch (answer.kind) {
      case "taken":
      case "refused":
        await store.settle(batchId, answer.kind);
        if (connection === "offline") {
          outbox.found("online");
          outbox.hurry();
        }
        return true;
      case "not-signed-in":
        if (signedIn === personId) outbox.signIn(null);
        return false;
      case "unreachable":
        if (connection !== "offline") outbox.found("offline");
        return false;
      case "failed":
        return false;
    }
  };
};

/** Shows what the store holds a moment after it has changed. */
const showing = (ports: SamplePorts) => {
  const view = observed<KeptSummary>({ unsent: [], losses: [] });
  let closed = false;
  const now = async (): Promise<void> => {
    const kept = await ports.store.read().catch(() => undefined);
    if (kept !== undefined && !closed) view.become(kept);
  };
  const plan = planner(ports, () => void now());
  plan.within(0);
  const close = (): void => {
    closed = true;
    plan.off();
  };
  return { view, now, soon: () => plan.within(showMs), close };
};

/** Sends batch after batch of whoever is signed in, while this tab leads; waits longer after each try in vain. */
const sending = (ports: SamplePorts, changed: () => void) => {
  const { store, send, newId, outbox, random } = ports;
  const settle = settling(ports);
  let [leads, pumps, closed, tries] = [false, false, false, 0];
  const whose = (): Uuid | null => (leads && !closed ? outbox.read().signedIn : null);

  const sendAll = async (): Promise<void> => {
    for (let personId = whose(); personId !== null; personId = whose()) {
      const batch = await store.claim(personId, newId);
      if (batch === undefined) return void (tries = 0);
      const answer = await send(batch).catch((): SampleAnswer => ({ kind: "unreachable" }));
      if (closed) return;
      const goesOn = await settle(batch, answer);
      tries = goesOn ? 0 : tries + 1;
      changed();
      if (!goesOn) return;
    }
  };
  const pump = async (): Promise<void> => {
    if (pumps) return plan.within(gatherMs);
    pumps = true;
    await sendAll().catch(() => void (tries += 1));
    pumps = false;
    if (tries > 0 && whose() !== null) plan.within(backOffMs(tries, random()));
  };
  const plan = planner(ports, () => void pump());
  return {
    soon: () => plan.within(gatherMs),
    hurry: (): void => {
      plan.off();
      tries = 0;
      void pump();
    },
    lead: (becomes: boolean) => void (leads = becomes),
    close: (): void => {
      closed = true;
      plan.off();
    },
  };
};

/**
 * Sends what devices said to this tablet until the server has it: of each person in order, batch after batch, each under one id with
 * the same content for as long as it takes, over reloads, restarts and other tabs.
 */
export const openSamples = (ports: SamplePorts): OpenSamples => {
  const { store, outbox, announce } = ports;
  const inTurn = turns();
  const keep = adding(ports);
  const shown = showing(ports);
  const changed = (): void => {
    shown.soon();
    announce();
  };
  const sender = sending(ports, changed);
  let { signedIn } = outbox.read();
  const leave = outbox.subscribe(() => {
    const before = signedIn;
    signedIn = outbox.read().signedIn;
    if (signedIn !== null && signedIn !== before) sender.hurry();
  });
  return {
    view: shown.view,
    add: async (sample) => {
      await inTurn(() => keep(sample));
      sender.soon();
      changed();
    },
    lead: (leads) => {
      sender.lead(leads);
      if (leads) sender.hurry();
    },
    hurry: sender.hurry,
    hear: () => {
      shown.soon();
      sender.soon();
    },
    forgetLosses: async () => {
      await store.forgetLosses();
      await shown.now();
      announce();
    },
    close: () => {
      leave();
      sender.close();
      shown.close();
    },
  };
};
