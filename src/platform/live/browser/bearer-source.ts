import type { EventSourceLike, SourceEvent } from "./event-source.ts";

type Listeners = Map<string, ((event: SourceEvent) => void)[]>;

const say = (listeners: Listeners, type: string, event: SourceEvent): void => {
  for (const listener of listeners.get(type) ?? []) listener(event);
};

/** One frame of server-sent events: `event`, `id` and `data` lines. */
const tell = (listeners: Listeners, frame: string): void => {
  const lineOf = (name: string): string | undefined =>
    frame
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const id = lineOf("id");
  say(listeners, lineOf("event") ?? "message", { data: lineOf("data"), ...(id === undefined ? {} : { lastEventId: id }) });
};

const readFrames = async (body: ReadableStream<Uint8Array<ArrayBuffer>>, listeners: Listeners): Promise<void> => {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const frames = (rest + part.value).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) tell(listeners, frame);
  }
};

/** Server-sent events for a program that has a token and no sign-in: the browser's own event source can carry none. */
export const bearerSource = (url: string, token: string): EventSourceLike => {
  const listeners: Listeners = new Map();
  const ending = new AbortController();
  const run = async (): Promise<void> => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: ending.signal });
    if (answer.ok && answer.body !== null) await readFrames(answer.body, listeners);
  };
  const end = (): void => {
    if (!ending.signal.aborted) say(listeners, "error", {});
  };
  void run().then(end, end);
  return {
    addEventListener: (type, listener) => void listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    close: () => ending.abort(),
  };
};
