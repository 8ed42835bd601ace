import { Readable } from "node:stream";

import type { LiveMessage } from "./live-message.ts";
import type { Delivery } from "./subscription.ts";

/** What a client may have waiting before it is let go; it comes back and resumes. */
const mostBytesWaiting = 1024 * 1024;

export type EventStream = {
  /** The body of the response. */
  readonly body: Readable;
  readonly start: (id: string, complete: boolean) => void;
  readonly deliver: (deliveries: readonly Delivery[], id: string) => void;
  /** A sign of life that carries the place reached, so that a quiet client, too, resumes from where it was. */
  readonly beat: () => void;
  readonly end: () => void;
};

const frame = (event: string, id: string | undefined, data: unknown): string =>
  `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

const frames = new WeakMap<Delivery, string>();

const dataOf = ({ kind: _, ...data }: LiveMessage): unknown => data;

/** Many clients receive the same message: its text is made once. */
const frameOf = (delivery: Delivery): string => {
  const known = frames.get(delivery);
  if (known !== undefined) return known;
  const text = frame(delivery.message.kind, delivery.id, dataOf(delivery.message));
  frames.set(delivery, text);
  return text;
};

/** One client's server-sent events. `retryMilliseconds`: how soon a browser comes back. */
export const eventStream = (retryMilliseconds: number): EventStream => {
  const body = new Readable({ read: () => undefined });
  let place: string | undefined;
  const write = (text: string): void => {
    if (body.destroyed || text === "") return;
    if (body.readableLength > mostBytesWaiting) body.destroy();
    else body.push(text);
  };
  return {
    body,
    start: (id, complete) => {
      place = id;
      write(`retry: ${retryMilliseconds}\n${frame("start", id, { complete })}`);
    },
    deliver: (deliveries, id) => {
      place = id;
      write(deliveries.map(frameOf).join(""));
    },
    beat: () => write(frame("beat", place, {})),
    end: () => {
      if (!body.destroyed) body.push(null);
    },
  };
};
