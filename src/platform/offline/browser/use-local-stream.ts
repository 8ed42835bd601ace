import { useEffect, useSyncExternalStore } from "react";

import type { Uuid } from "#kernel/ids.ts";
import type { StreamDefinition } from "#kernel/stream.ts";

import { newId } from "../../ambient/new-id.ts";
import type { LocalStream, LocalView } from "../local-stream.ts";
import { useOffline } from "./offline-context.ts";

type AnyEvent = { readonly type: string };

export type LocalStreamPlace = {
  readonly episodeId: Uuid;
  readonly streamId: Uuid;
  /** The address that answers the stream's facts; `?after=` is added. */
  readonly factsPath: string;
};

const deviceNow = (): Temporal.Instant => Temporal.Now.instant();

/**
 * A stream of the clinical log as this device sees it, with or without a network. `act` decides here by the same rules, keeps the
 * command on the device, shows it, and lets the outbox send it; `refresh` fetches what others charted (call it on a live event).
 */
export const useLocalStream = <State, Event extends AnyEvent>(
  definition: StreamDefinition<State, Event>,
  { episodeId, streamId, factsPath }: LocalStreamPlace,
): LocalView<State, Event> & Pick<LocalStream<State, Event>, "act" | "refresh"> => {
  const { outbox, store, clock, readFacts, streams } = useOffline();
  const key = `${definition.kind}/${streamId}/${factsPath}`;
  const stream = streams.get(key, {
    definition,
    episodeId,
    streamId,
    store,
    outbox,
    clock,
    newId,
    deviceNow,
    readFacts: readFacts(factsPath),
  });
  useEffect(() => {
    const letGo = streams.hold(key);
    const refresh = (): void => void stream.refresh();
    window.addEventListener("online", refresh);
    window.addEventListener("focus", refresh);
    return () => {
      window.removeEventListener("online", refresh);
      window.removeEventListener("focus", refresh);
      letGo();
    };
  }, [streams, key, stream]);
  const view = useSyncExternalStore(stream.subscribe, stream.read);
  return { ...view, act: stream.act, refresh: stream.refresh };
};
