export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
};

type Sent = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A browser as far as the server can tell: it keeps its cookie. */
export type Visitor = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly send: (method: "POST" | "PUT" | "DELETE", path: string, sent?: Sent) => Promise<Answer>;
  /** Reads an answer that does not end until it has said this, for half a minute at most. */
  readonly listen: (path: string, until: RegExp) => Promise<{ readonly opened: Promise<void>; readonly heard: Promise<string> }>;
  /** Sends a command under its id. */
  readonly command: (path: string, commandId: string, body: object) => Promise<Answer>;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
};

export const visit = (url: string): Visitor => {
  const cookies = new Map<string, string>();
  const call = async (method: string, path: string, { body, headers = {} }: Sent): Promise<Answer> => {
    const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
      headers: {
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
        ...(text === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const answered = await response.text();
    return { status: response.status, headers: response.headers, text: answered, body: parsed(answered) };
  };
  const listen: Visitor["listen"] = async (path, until) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const { body } = await fetch(`${url}${path}`, { headers: { cookie }, signal: AbortSignal.timeout(30_000) });
    const opened = Promise.withResolvers<void>();
    const hear = async (): Promise<string> => {
      let text = "";
      for await (const piece of (body ?? new ReadableStream<Uint8Array<ArrayBuffer>>()).pipeThrough(new TextDecoderStream())) {
        text += piece;
        if (text.includes("event: start")) opened.resolve();
        if (until.test(text)) break;
      }
      return text;
    };
    return { opened: opened.promise, heard: hear() };
  };
  return {
    listen,
    get: (path, headers = {}) => call("GET", path, { headers }),
    send: (method, path, sent = {}) => call(method, path, sent),
    command: (path, commandId, body) =>
      call("POST", path, { headers: { "idempotency-key": commandId }, body: { observedAt: new Date().toISOString(), ...body } }),
  };
};
