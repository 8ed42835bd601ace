import { useEffect, useMemo } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { bearerSource } from "#platform/live/browser/bearer-source.ts";
import { openLive } from "#platform/live/browser/live.ts";

import { dosingSessionContract } from "../../contract.ts";

/** How often the wall asks though no fact woke it, in milliseconds; and its trends. */
const every = { board: 2_000, trends: 30_000 } as const;
/** A burst of facts makes one round of reading. */
const gatherMilliseconds = 50;

/** What the wall shows, followed live with its own token; it comes back by itself. */
export const useWall = (token: string) => {
  const call = { params: {}, token, background: true };
  const { data, dataUpdatedAt, error, refetch } = useRead(dosingSessionContract.readWall, call);
  const trends = useRead(dosingSessionContract.readWallTrends, call);
  const readTrends = trends.refetch;
  const live = useMemo(() => openLive({ openSource: (url) => bearerSource(url.replace("/api/live?", "/api/live/wall?"), token) }), [token]);
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const readAnew = (): void => {
      soon = undefined;
      void refetch({ cancelRefetch: true });
    };
    const hear = (): void => void (soon ??= setTimeout(readAnew, gatherMilliseconds));
    const stop = live.follow(["dosing-session"], { onMessage: hear, onGap: hear });
    const timers = [
      setInterval(() => void refetch({ cancelRefetch: false }), every.board),
      setInterval(() => void readTrends(), every.trends),
    ];
    return () => {
      stop();
      clearTimeout(soon);
      for (const timer of timers) clearInterval(timer);
      live.close();
    };
  }, [live, refetch, readTrends]);
  const isShutOut = error !== null && "problem" in error && [401, 403].includes(Number(Object(error.problem).status));
  return {
    board: data,
    trends: trends.data?.sessions ?? [],
    heardAt: dataUpdatedAt === 0 ? undefined : Temporal.Instant.fromEpochMilliseconds(dataUpdatedAt),
    isShutOut,
  };
};
