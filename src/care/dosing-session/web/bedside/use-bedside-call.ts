import { useEffect, useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { send } from "#platform/http/browser/client.ts";
import { serverNow } from "#platform/http/browser/server-clock.ts";
import * as z from "zod/mini";

import { dosingSessionContract } from "../../contract.ts";
import type { PendingCall } from "./bedside-state.ts";

const again = 2_000;
const shape = z.object({ callId: z.string(), at: z.string() });
const keyOf = (sessionId: string): string => `kapstone-call-${sessionId}`;

const kept = (sessionId: string): PendingCall | undefined => {
  try {
    const found = z.safeParse(shape, JSON.parse(localStorage.getItem(keyOf(sessionId)) ?? "null"));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
};

const keep = (sessionId: string, call: PendingCall | undefined): void => {
  try {
    if (call === undefined) localStorage.removeItem(keyOf(sessionId));
    else localStorage.setItem(keyOf(sessionId), JSON.stringify(call));
  } catch {
    // Then it lasts as long as the page.
  }
};

/** Keeps a touch on the phone until the server has it, through reloads and without a network; sent again it calls once. */
export const useBedsideCall = (sessionId: string, episodeId: string | undefined, onTold: () => Promise<unknown>) => {
  const [pending, setPending] = useState(() => kept(sessionId));
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (pending === undefined || episodeId === undefined) return undefined;
    let ended = false;
    const { callId, at } = pending;
    const tell = async (): Promise<void> => {
      try {
        const call = { params: { episodeId, sessionId }, body: { callId }, commandId: callId, observedAt: at };
        await send(dosingSessionContract.callForSomeone, call);
        await onTold();
        keep(sessionId, undefined);
        setPending(undefined);
        setFailed(false);
      } catch {
        if (ended) return;
        setFailed(true);
        timer = setTimeout(() => void tell(), again);
      }
    };
    let timer = setTimeout(() => void tell(), 0);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [episodeId, onTold, pending, sessionId]);
  const call = (): void => {
    const next = { callId: newId(), at: serverNow().toString() };
    keep(sessionId, next);
    setPending(next);
  };
  return { pending, failed, call };
};
