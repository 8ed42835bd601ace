import { setTimeout as delay } from "node:timers/promises";

import type { Uuid } from "#kernel/ids.ts";

import type { Database } from "../database/database.ts";
import { inClinic } from "../database/transaction.ts";
import type { Rest } from "../event-log/tail.ts";
import { readRound, type Follower, type Round } from "./clinic-tail.ts";
import type { Subscription } from "./subscription.ts";
import type { TailSource } from "./tail-source.ts";
import { openWakeLine } from "./wake-line.ts";

/** One in each server process: follows the log of every clinic that somebody here watches, and hands on what is new. */
export type Hub = {
  /** Something was committed in this process: `ClinicalLog.onAppended`, and whoever writes rows of another source. */
  readonly wake: (clinicId: Uuid) => void;
  /** @returns ends the subscription */
  readonly subscribe: (subscription: Subscription) => () => void;
  readonly close: () => Promise<void>;
};

export type HubOptions = {
  readonly database: Database;
  readonly sources: readonly TailSource[];
  /** How often a clinic is looked at though nobody woke us; 1 s unless told. */
  readonly pollMilliseconds?: number;
};

/** Between two looks at the same clinic: a burst of commits is read together. */
const gatherMilliseconds = 5;
/** An open transaction holds the tail back: looked at again after 5 ms, then ever later up to 100. */
const held = { firstMilliseconds: 5, mostMilliseconds: 100 } as const;

type Following = {
  readonly followers: Set<Follower>;
  readonly wake: () => void;
  /** Ends every subscription and waits for the look that is under way. */
  readonly close: () => Promise<void>;
};

const end = (followers: Set<Follower>, follower: Follower): void => {
  if (followers.delete(follower)) follower.subscription.onEnd();
};

const handOver = (followers: Set<Follower>, { handOvers }: Round): void => {
  for (const { follower, hand } of handOvers) {
    if (!followers.has(follower)) continue;
    try {
      hand();
    } catch {
      // One subscriber that fails must not keep the others waiting. It comes back from where it was.
      end(followers, follower);
    }
  }
};

const follow = ({ database, sources, pollMilliseconds = 1_000 }: HubOptions, clinicId: Uuid): Following => {
  const followers = new Set<Follower>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let woken = false;
  let heldPause: number = held.firstMilliseconds;

  const look = async (): Promise<Rest> => {
    const present = [...followers];
    const round = await inClinic(database, clinicId, (tx) => readRound(tx, sources, present));
    handOver(followers, round);
    return round.rest;
  };
  const run = async (): Promise<void> => {
    let rest: Rest = "none";
    while (woken && followers.size > 0) {
      woken = false;
      // While the database is away there is nothing to tell; the next look starts from the same place.
      rest = await look().catch(() => "none" as const);
      if (rest === "more") woken = true;
      else await delay(gatherMilliseconds);
    }
    heldPause = rest === "held" ? Math.min(heldPause * 2, held.mostMilliseconds) : held.firstMilliseconds;
    running = undefined;
    if (followers.size > 0) timer = setTimeout(wake, rest === "held" ? heldPause : pollMilliseconds);
  };
  const wake = (): void => {
    clearTimeout(timer);
    woken = true;
    if (followers.size > 0) running ??= run();
  };
  const close = async (): Promise<void> => {
    for (const follower of [...followers]) end(followers, follower);
    clearTimeout(timer);
    await running;
  };
  return { followers, wake, close };
};

export const openHub = (options: HubOptions): Hub => {
  const clinics = new Map<Uuid, Following>();
  const wakeLine = openWakeLine({
    connection: options.database.connection,
    onWake: (clinicId) => {
      if (clinicId !== undefined) clinics.get(clinicId)?.wake();
      else for (const following of clinics.values()) following.wake();
    },
  });
  let closed = false;
  const followingOf = (clinicId: Uuid): Following => {
    const following = clinics.get(clinicId) ?? follow(options, clinicId);
    clinics.set(clinicId, following);
    return following;
  };
  return {
    wake: (clinicId) => {
      clinics.get(clinicId)?.wake();
      wakeLine.announce(clinicId);
    },
    subscribe: (subscription) => {
      if (closed) {
        subscription.onEnd();
        return () => undefined;
      }
      const follower: Follower = { subscription, at: undefined };
      const following = followingOf(subscription.clinicId);
      following.followers.add(follower);
      following.wake();
      return () => {
        following.followers.delete(follower);
        if (following.followers.size > 0) return;
        if (clinics.get(subscription.clinicId) === following) clinics.delete(subscription.clinicId);
        void following.close();
      };
    },
    close: async () => {
      closed = true;
      await Promise.all([...clinics.values()].map((following) => following.close()));
      await wakeLine.close();
    },
  };
};
