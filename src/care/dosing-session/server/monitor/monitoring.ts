import type { CommandMeta } from "#kernel/command.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";
import { execute, type ClinicalLog } from "#platform/event-log/execute.ts";
import { idOfWords } from "#platform/event-log/id-of-words.ts";

import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import { recordTransition } from "../../rules/record-transitions.ts";
import type { Transition } from "../../rules/transition.ts";
import type { Feed } from "./feed.ts";

/** What this server process has in mind of the monitors of its sessions. Never the truth: it is rebuilt from the samples. */
export type Monitoring = {
  readonly log: ClinicalLog;
  readonly feedOf: (sessionId: Uuid) => Feed | undefined;
  readonly remember: (sessionId: Uuid, feed: Feed) => void;
  /** Makes facts of what the stream came to; one session's in the order in which they are given. */
  readonly record: (place: FeedPlace, transitions: readonly Transition[]) => Promise<void>;
};

export type FeedPlace = {
  readonly clinicId: Uuid;
  readonly episodeId: Uuid;
  readonly sessionId: Uuid;
  readonly actor: Actor;
  readonly receivedAt: Instant;
  readonly deviceId: string;
  readonly simulated: boolean;
};

const aboutOf = (transition: Transition): string => {
  switch (transition.kind) {
    case "beyond":
      return transition.limit.rule;
    case "settled":
      return transition.rule;
    case "lost":
    case "restored":
      return transition.parameter;
    case "cuff":
      return `${transition.values.systolic?.value ?? ""}/${transition.values.diastolic?.value ?? ""}`;
  }
};

const recordOne = async (log: ClinicalLog, place: FeedPlace, transition: Transition): Promise<void> => {
  const { clinicId, episodeId, sessionId, actor, receivedAt } = place;
  const observedAt = toMillisecond(transition.at);
  const { id: commandId, digest } = idOfWords(sessionId, transition.kind, aboutOf(transition), observedAt.toString());
  const meta: CommandMeta = { commandId, observedAt, now: receivedAt, actor };
  const source = { kind: place.simulated ? "simulated" : "device", deviceId: place.deviceId } as const;
  const envelope = { clinicId, commandId, digest, actor, observedAt, deviceAt: null, receivedAt, admit: async () => true };
  await execute(log, envelope, {
    episodeId,
    streamId: sessionId,
    stream: dosingSessionStream,
    decide: (session) => recordTransition(session, transition, { readingId: commandId, source }, meta),
  });
};

const mostFeeds = 5_000;

export const openMonitoring = (log: ClinicalLog): Monitoring => {
  const feeds = new Map<Uuid, Feed>();
  const turns = new Map<Uuid, Promise<void>>();
  const record = (place: FeedPlace, transitions: readonly Transition[]): Promise<void> => {
    const work = async (): Promise<void> => {
      for (const transition of transitions) await recordOne(log, place, transition);
    };
    const turn = (turns.get(place.sessionId) ?? Promise.resolve()).then(work);
    // What could not be recorded is found again from the samples: the next batch rebuilds.
    const done = turn.catch(() => void feeds.delete(place.sessionId));
    turns.set(place.sessionId, done);
    void done.then(() => turns.get(place.sessionId) === done && turns.delete(place.sessionId));
    return turn;
  };
  return {
    log,
    feedOf: (sessionId) => feeds.get(sessionId),
    remember: (sessionId, feed) => {
      feeds.delete(sessionId);
      feeds.set(sessionId, feed);
      const oldest = feeds.size > mostFeeds ? feeds.keys().next().value : undefined;
      if (oldest !== undefined) feeds.delete(oldest);
    },
    record,
  };
};
