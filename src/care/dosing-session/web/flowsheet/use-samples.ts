import { useEffect, useMemo, useState } from "react";
import * as z from "zod/mini";

import { read } from "#platform/http/browser/client.ts";
import { useLive, useLiveState } from "#platform/live/browser/use-live.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { LatestSamples } from "../../contract-answers.ts";
import { sampleNotice, type SampleNotice } from "../../contract-live.ts";
import type { RoomPlace } from "../room/use-room.ts";
import { sampleStore, type SampleStore } from "./sample-store.ts";

/** How often the server is asked while the live stream is lost, in milliseconds. */
const askEvery = 5_000;
const streamed = ["heartRate", "saturation", "respiration", "temperature"] as const;

type Newest = Readonly<Partial<Record<(typeof streamed)[number], LatestSamples[number]>>>;

/** The newest value of each parameter that a notice brings. */
const newestOf = (before: Newest, notice: SampleNotice): Newest => {
  let next = before;
  for (const parameter of streamed) {
    const row = notice[parameter].findLastIndex((value) => value !== null);
    const [value, at] = [notice[parameter][row], notice.at[row]];
    if (value === null || value === undefined || at === undefined) continue;
    const observedAt = Temporal.Instant.fromEpochMilliseconds(at);
    const known = next[parameter]?.observedAt;
    if (known !== undefined && Temporal.Instant.compare(known, observedAt) > 0) continue;
    next = { ...next, [parameter]: { parameter, value, observedAt, deviceId: notice.deviceId, simulated: notice.simulated } };
  }
  return next;
};

/** Who asks while work is under way has it done once more afterwards: while a whole session is on its way, only what came after it. */
const oneAtATime = (work: () => Promise<void>): (() => Promise<void>) => {
  let [isRunning, again] = [false, false];
  return async () => {
    again = true;
    if (isRunning) return;
    isRunning = true;
    while (again) {
      again = false;
      await work();
    }
    isRunning = false;
  };
};

export type LiveSamples = {
  readonly store: SampleStore;
  /** Counts up with every change of the store. */
  readonly version: number;
  /** Newer than what the session's own answer says. */
  readonly latest: LatestSamples;
};

/** Monitor values of a session: what there is, then each batch as it comes on the live stream. After a gap the rest is fetched. */
export const useSamples = (place: RoomPlace, running: boolean): LiveSamples => {
  const store = useMemo(() => sampleStore(), []);
  const [version, setVersion] = useState(0);
  const [newest, setNewest] = useState<Newest>({});
  const { status } = useLiveState();
  const fetchRest = useMemo(() => {
    const fetchOnce = async (): Promise<void> => {
      const last = store.size() === 0 ? undefined : Temporal.Instant.fromEpochMilliseconds(store.at(store.size() - 1) - 60_000);
      const query = last === undefined ? {} : { after: last.toString() };
      try {
        store.add(await read(dosingSessionContract.readSamples, { params: place, query }));
        setVersion((count) => count + 1);
      } catch {
        // No network: what is there stays, and the page says that it is not live.
      }
    };
    return oneAtATime(fetchOnce);
  }, [place, store]);
  useEffect(() => {
    void fetchRest();
  }, [fetchRest]);
  useEffect(() => {
    if (!running || status !== "lost") return undefined;
    const timer = setInterval(() => void fetchRest(), askEvery);
    return () => clearInterval(timer);
  }, [fetchRest, running, status]);
  useLive(
    [sampleNotice.topicOf(place.sessionId)],
    (message) => {
      if (message.kind !== "notice") return;
      const { success, data } = z.safeParse(sampleNotice.data, message.data);
      if (!success) return;
      store.add(data);
      setNewest((before) => newestOf(before, data));
      setVersion((count) => count + 1);
    },
    () => void fetchRest(),
  );
  const latest = useMemo(() => streamed.flatMap((parameter) => newest[parameter] ?? []), [newest]);
  return useMemo(() => ({ store, version, latest }), [store, version, latest]);
};

/** Of two lists of newest values the newer of each parameter. */
export const newerOf = (one: LatestSamples, other: LatestSamples): LatestSamples => {
  const parameters = [...new Set([...one, ...other].map(({ parameter }) => parameter))];
  return parameters.flatMap((parameter) => {
    const [a, b] = [one, other].map((list) => list.find((value) => value.parameter === parameter));
    if (a === undefined || b === undefined) return a ?? b ?? [];
    return Temporal.Instant.compare(a.observedAt, b.observedAt) >= 0 ? a : b;
  });
};
