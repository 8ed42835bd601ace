export type SourceEvent = { readonly data?: unknown; readonly lastEventId?: string };

/** What of a browser's EventSource is used. */
export type EventSourceLike = {
  readonly addEventListener: (type: string, listener: (event: SourceEvent) => void) => void;
  readonly close: () => void;
};

export const openEventSource = (url: string): EventSourceLike => {
  const source = new EventSource(url);
  return {
    addEventListener: (type, listener) => source.addEventListener(type, (event) => listener(event instanceof MessageEvent ? event : {})),
    close: () => source.close(),
  };
};
