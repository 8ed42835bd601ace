import * as z from "zod/mini";

import { liveMessage, liveStart, type LiveMessage } from "../live-message.ts";
import type { EventSourceLike, SourceEvent } from "./event-source.ts";

export type LineListener = {
  /** The line stands. Not `complete`: what happened since the given place is not known. */
  readonly onStart: (complete: boolean) => void;
  readonly onMessage: (message: LiveMessage) => void;
  /** The place at which to resume. */
  readonly onPlace: (id: string) => void;
  /** The line is gone, or was silent for too long. Said once, and nothing after it. */
  readonly onLost: () => void;
};

/** One connection, from its opening until it is lost or closed. */
export type LiveLine = { readonly close: () => void };

const parseJson = (text: unknown): unknown => {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const parseMessage = (kind: string, text: unknown): LiveMessage | undefined => {
  const data = parseJson(text);
  const parsed = z.safeParse(liveMessage, typeof data === "object" ? { ...data, kind } : data);
  return parsed.success ? parsed.data : undefined;
};

/** Listens on a source that was just opened. `silenceMilliseconds`: without any sign of life for so long it counts as lost. */
export const listenOn = (source: EventSourceLike, silenceMilliseconds: number, listener: LineListener): LiveLine => {
  let isOpen = true;
  const close = (): void => {
    isOpen = false;
    clearTimeout(watchdog);
    source.close();
  };
  const lose = (): void => {
    if (!isOpen) return;
    close();
    listener.onLost();
  };
  let watchdog = setTimeout(lose, silenceMilliseconds);
  const hear = (type: string, then: (event: SourceEvent) => void): void =>
    source.addEventListener(type, (event) => {
      if (!isOpen) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(lose, silenceMilliseconds);
      then(event);
      if (event.lastEventId !== undefined && event.lastEventId !== "") listener.onPlace(event.lastEventId);
    });
  hear("start", ({ data }) => {
    const parsed = z.safeParse(liveStart, parseJson(data));
    listener.onStart(parsed.success && parsed.data.complete);
  });
  for (const kind of ["fact", "notice"]) {
    hear(kind, ({ data }) => {
      const message = parseMessage(kind, data);
      if (message !== undefined) listener.onMessage(message);
    });
  }
  hear("beat", () => undefined);
  source.addEventListener("error", lose);
  return { close };
};
