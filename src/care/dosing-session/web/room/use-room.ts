import { useCallback, useEffect, useMemo } from "react";

import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Actor, Recorded } from "#kernel/stream.ts";
import { wireCommand } from "#platform/http/browser/client.ts";
import { serverNow } from "#platform/http/browser/server-clock.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import type { Command, SentBody } from "#platform/http/contract.ts";
import { useLive } from "#platform/live/browser/use-live.ts";
import { useLocalStream } from "#platform/offline/browser/use-local-stream.ts";
import { useToasts } from "#ui/controls/use-toasts.ts";

import { dosingSessionContract } from "../../contract.ts";
import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import type { DosingSession } from "../../rules/dosing-session.ts";
import type { DosingSessionEvent } from "../../rules/events.ts";

export type RoomPlace = { readonly episodeId: string; readonly sessionId: string };

type RoomCommand = Command<`/api/episodes/:episodeId/dosing-sessions/:sessionId/${string}`>;

/** States a fact on this tablet: judged here at once, kept on the device, sent when there is a network. */
export type Chart = <R extends RoomCommand>(
  route: R,
  body: SentBody<R>,
  decide: (session: DosingSession, meta: CommandMeta) => Decision<DosingSessionEvent>,
  /** When it was so; now, when it is left out. */
  observedAt?: Temporal.Instant,
) => Promise<Decision<DosingSessionEvent>>;

export type Room = {
  readonly place: RoomPlace;
  readonly session: DosingSession;
  readonly facts: readonly Recorded<DosingSessionEvent>[];
  readonly ready: boolean;
  readonly view: ReturnType<typeof useSessionView>["data"];
  /** When the server said what `view` says, by this device's clock; it may be old without a network. */
  readonly viewAt: Temporal.Instant;
  readonly chart: Chart;
  /** The clinic's time zone; this device's own while that is not known. */
  readonly timeZone: string;
  /** The server's clock, as far as this device knows it. */
  readonly serverNow: () => Temporal.Instant;
  /** Asks the server again. */
  readonly refresh: () => Promise<void>;
};

/** What a screen needs that reads the record and charts nothing. */
export type RoomRecord = Pick<Room, "session" | "facts" | "view" | "timeZone">;

const useSessionView = (place: RoomPlace) =>
  useRead(dosingSessionContract.readSession, { params: place, follows: { episodeId: place.episodeId }, refreshEvery: 5_000 });

/** One session as this tablet sees it, with or without a network, and how to chart into it. */
export const useRoom = (place: RoomPlace, actor: Actor): Room => {
  const { show } = useToasts();
  const factsPath = `/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/facts`;
  const local = useLocalStream(dosingSessionStream, { episodeId: place.episodeId, streamId: place.sessionId, factsPath });
  const { act, refresh } = local;
  const { data, dataUpdatedAt } = useSessionView(place);
  const viewAt = useMemo(() => Temporal.Instant.fromEpochMilliseconds(dataUpdatedAt), [dataUpdatedAt]);
  const known = data?.version ?? 0;
  useEffect(() => {
    if (known > local.version) void refresh();
  }, [known, local.version, refresh]);
  useLive([`dosing-session:${place.sessionId}`], () => void refresh());
  const chart = useCallback<Chart>(
    async (route, body, decide, observedAt) => {
      const { path } = wireCommand(route, { params: place, body });
      const decision = await act({ path, body: Object(body), actor, decide, observedAt });
      if (decision.outcome === "refused") show({ message: decision.refusal.message, kind: "failure" });
      return decision;
    },
    [act, actor, place, show],
  );
  const timeZone = data?.timeZone ?? Temporal.Now.timeZoneId();
  const { state: session, facts, ready } = local;
  // One object as long as nothing in it changed: the parts of the room draw anew only then.
  return useMemo(
    () => ({ place, timeZone, serverNow, session, facts, ready, view: data, viewAt, chart, refresh }),
    [place, timeZone, session, facts, ready, data, viewAt, chart, refresh],
  );
};
