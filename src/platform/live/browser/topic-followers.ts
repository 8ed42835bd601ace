import { topicsOf, type LiveMessage } from "../live-message.ts";

export type Follower = {
  readonly onMessage: (message: LiveMessage) => void;
  /** Something may have been missed: what was read before now must be read anew. */
  readonly onGap?: () => void;
};

/** Who on this page follows which topics. */
export type TopicFollowers = {
  /** @returns takes it away; true when it was still there */
  readonly add: (topics: readonly string[], follower: Follower) => () => boolean;
  /** All topics that somebody follows, as the server takes them; empty when nobody follows any. */
  readonly topics: () => string;
  readonly tell: (message: LiveMessage) => void;
  readonly tellGap: () => void;
  readonly clear: () => void;
};

export const topicFollowers = (): TopicFollowers => {
  const followers = new Map<symbol, { readonly topics: readonly string[]; readonly follower: Follower }>();
  const present = () => [...followers.values()];
  return {
    add: (topics, follower) => {
      const key = Symbol("follower");
      followers.set(key, { topics, follower });
      return () => followers.delete(key);
    },
    topics: () => [...new Set(present().flatMap(({ topics }) => topics))].sort().join(","),
    tell: (message) => {
      const told = topicsOf(message);
      for (const { topics, follower } of present()) if (told.some((topic) => topics.includes(topic))) follower.onMessage(message);
    },
    tellGap: () => {
      for (const { follower } of present()) follower.onGap?.();
    },
    clear: () => followers.clear(),
  };
};
