import type { Uuid } from "#kernel/ids.ts";

import type { Tx } from "../database/transaction.ts";
import { beginning, compareCursors } from "../event-log/cursor.ts";
import { readHorizon, type Rest } from "../event-log/tail.ts";
import { formatCursors, type Cursors } from "./cursors.ts";
import { topicsOf } from "./live-message.ts";
import type { Delivery, Subscription } from "./subscription.ts";
import type { TailSource } from "./tail-source.ts";

/** A subscriber and how far it has come; undefined until its first round. */
export type Follower = { readonly subscription: Subscription; at: Cursors | undefined };

/** What a look found. Nobody has been told yet: each hand-over tells one follower, and moves it on. */
export type Round = { readonly rest: Rest; readonly handOvers: readonly { readonly follower: Follower; readonly hand: () => void }[] };

type Start = { readonly at: Cursors; readonly complete: boolean };

/** Where new followers start. A place that lies ahead of the database is from another one, before a restore. */
const readStarts = async (
  tx: Tx,
  sources: readonly TailSource[],
  followers: readonly Follower[],
): Promise<ReadonlyMap<Follower, Start>> => {
  const arrived = followers.filter((one) => one.at === undefined);
  if (arrived.length === 0) return new Map();
  const [horizon, ...ends] = await Promise.all([readHorizon(tx), ...sources.map((source) => source.readEnd(tx))]);
  return new Map(
    arrived.map((follower) => {
      const { since } = follower.subscription;
      const isAhead = [...(since?.values() ?? [])].some((cursor) => compareCursors(cursor, horizon) > 0);
      const from = isAhead ? undefined : since;
      const at = new Map(sources.map(({ name }, index) => [name, from?.get(name) ?? ends[index] ?? beginning]));
      return [follower, { at, complete: !isAhead }];
    }),
  );
};

const worstRest = (rests: readonly Rest[]): Rest => (rests.includes("more") ? "more" : rests.includes("held") ? "held" : "none");

const readFrom = async (tx: Tx, sources: readonly TailSource[], from: Cursors) => {
  const batches = await Promise.all(sources.map((source) => source.readAfter(tx, from.get(source.name) ?? beginning)));
  const at = new Map(from);
  const deliveries: Delivery[] = [];
  for (const [index, { items, next }] of batches.entries()) {
    const name = sources[index]?.name ?? "";
    for (const { cursor, message } of items) {
      at.set(name, cursor);
      deliveries.push({ id: formatCursors(at), message });
    }
    at.set(name, next);
  }
  return { at, deliveries, rest: worstRest(batches.map((batch) => batch.rest)) };
};

const byTopic = (deliveries: readonly Delivery[]): ReadonlyMap<string, readonly Delivery[]> => {
  const topics = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    for (const topic of topicsOf(delivery.message)) {
      const own = topics.get(topic) ?? [];
      own.push(delivery);
      topics.set(topic, own);
    }
  }
  return topics;
};

type New = { readonly deliveries: readonly Delivery[]; readonly topics: ReturnType<typeof byTopic> };

/** What of it is under a subscriber's topics, in order. Mostly nothing: a thousand subscribers are asked for every look. */
const wantedBy = ({ topics: wanted }: Subscription, { deliveries, topics }: New): readonly Delivery[] => {
  const found = new Set<Delivery>();
  for (const topic of wanted) for (const delivery of topics.get(topic) ?? []) found.add(delivery);
  return found.size === 0 ? [] : deliveries.filter((delivery) => found.has(delivery));
};

const admitted = async (tx: Tx, subscription: Subscription, news: New): Promise<readonly Delivery[]> => {
  const wanted = wantedBy(subscription, news);
  const { admit } = subscription;
  if (admit === undefined || wanted.length === 0) return wanted;
  const episodeIds = new Set(wanted.map(({ message }) => message.episodeId).filter((id): id is Uuid => id !== null));
  const allowed = await admit(tx, [...episodeIds]);
  return wanted.filter(({ message }) => message.episodeId !== null && allowed.has(message.episodeId));
};

const groupByPlace = (followers: readonly Follower[], placeOf: (follower: Follower) => Cursors) => {
  const groups = new Map<string, { readonly from: Cursors; readonly members: Follower[] }>();
  // Those who have followed for a while share one object of their place.
  const keys = new Map<Cursors, string>();
  for (const follower of followers) {
    const from = placeOf(follower);
    const key = keys.get(from) ?? formatCursors(from);
    keys.set(from, key);
    const group = groups.get(key) ?? { from, members: [] };
    group.members.push(follower);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/**
 * Reads what is new for every follower of a clinic, in one transaction: one query a source for all who stand at the same place.
 */
export const readRound = async (tx: Tx, sources: readonly TailSource[], followers: readonly Follower[]): Promise<Round> => {
  const starts = await readStarts(tx, sources, followers);
  const handOvers: Round["handOvers"][number][] = [];
  const rests: Rest[] = [];
  for (const { from, members } of groupByPlace(followers, (one) => one.at ?? starts.get(one)?.at ?? new Map())) {
    const { at, deliveries, rest } = await readFrom(tx, sources, from);
    const [id, news] = [formatCursors(at), { deliveries, topics: byTopic(deliveries) }];
    rests.push(rest);
    for (const follower of members) {
      const { subscription } = follower;
      const own = await admitted(tx, subscription, news);
      const start = starts.get(follower);
      const hand = (): void => {
        follower.at = at;
        if (start !== undefined) subscription.onStart(formatCursors(start.at), start.complete);
        subscription.onDeliver(own, id);
      };
      handOvers.push({ follower, hand });
    }
  }
  return { rest: worstRest(rests), handOvers };
};
