import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

import type { LiveMessage, LogFact } from "../live-message.ts";
import { invalidateEveryFollowing, invalidateFollowing } from "./follows.ts";
import { useLiveConnection } from "./live-context.ts";
import type { LiveState } from "./live-state.ts";

/** A burst of facts makes one round of reading. */
const gatherMilliseconds = 50;

/**
 * Hears what happens under these topics (`clinic`, `episode:<id>`, `session:<id>`) while the component is on screen. `onGap`:
 * something may have been missed. The callbacks may change with every rendering.
 */
export const useLive = (topics: readonly string[], onMessage: (message: LiveMessage) => void, onGap?: () => void): void => {
  const live = useLiveConnection();
  const hear = useEffectEvent(onMessage);
  const hearGap = useEffectEvent(() => onGap?.());
  const wanted = topics.join(",");
  useEffect(() => {
    if (wanted === "") return;
    return live.follow(wanted.split(","), { onMessage: (message) => hear(message), onGap: () => hearGap() });
  }, [live, wanted]);
};

/** Whether the page hears what happens, and since when it does or does not. A screen that is not live says so. */
export const useLiveState = (): LiveState => {
  const live = useLiveConnection();
  return useSyncExternalStore(live.onState, live.state);
};

/** Reads anew what facts under these topics made old: queries whose `meta` says `{ follows: { episodeId?, kinds? } }`. */
export const useLiveInvalidation = (topics: readonly string[] = ["clinic"]): void => {
  const live = useLiveConnection();
  const queries = useQueryClient();
  const wanted = topics.join(",");
  useEffect(() => {
    let facts: LogFact[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAnew = (): void => {
      const gathered = facts;
      [facts, timer] = [[], undefined];
      void invalidateFollowing(queries, gathered);
    };
    const stop = live.follow(wanted === "" ? [] : wanted.split(","), {
      onMessage: (message) => {
        if (message.kind !== "fact") return;
        facts.push(message);
        timer ??= setTimeout(readAnew, gatherMilliseconds);
      },
      onGap: () => void invalidateEveryFollowing(queries),
    });
    return () => {
      stop();
      clearTimeout(timer);
      if (facts.length > 0) readAnew();
    };
  }, [live, queries, wanted]);
};
