import { connect } from "node:net";

export type Answered = { readonly status: number; readonly head: string; readonly body: Buffer };

/** One kept-alive connection that carries a request at a time. */
export type HttpLine = {
  readonly send: (method: "GET" | "POST", path: string, headers: Readonly<Record<string, string>>, body?: string) => Promise<Answered>;
  readonly close: () => void;
};

/** An answer that has come in full; undefined while bytes are missing. The server gives every one of these a length. */
const readAnswer = (chunks: readonly Buffer[], bytes: number): Answered | undefined => {
  const first = chunks[0] ?? Buffer.alloc(0);
  const end = first.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const head = first.toString("latin1", 0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes < end + 4 + length) return undefined;
  return { status: Number(head.slice(9, 12)), head, body: Buffer.concat(chunks, bytes).subarray(end + 4) };
};

/**
 * A client that costs next to nothing: it shares two cores with what it measures, so every microsecond of its own is one that the
 * server does not get. HTTP/1.1 with lengths, no redirects, no compression.
 */
export const openHttpLine = (base: string): Promise<HttpLine> => {
  const { hostname, port, host } = new URL(base);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let chunks: Buffer[] = [];
  let bytes = 0;
  let waiting: PromiseWithResolvers<Answered> | undefined;
  const fail = (): void => {
    waiting?.reject(new Error("The server closed the connection."));
    waiting = undefined;
  };
  socket.on("data", (chunk: Buffer) => {
    // The head may arrive in pieces; it is only looked for in the first.
    if (chunks.length === 1 && !chunks[0]?.includes("\r\n\r\n")) chunks = [Buffer.concat([...chunks, chunk])];
    else chunks.push(chunk);
    bytes += chunk.length;
    const answer = readAnswer(chunks, bytes);
    if (answer === undefined) return;
    chunks = [];
    bytes = 0;
    waiting?.resolve(answer);
    waiting = undefined;
  });
  const send: HttpLine["send"] = (method, path, headers, body = "") => {
    if (waiting !== undefined) throw new Error("This line is still waiting for an answer.");
    const sent = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = body === "" ? "" : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    waiting = Promise.withResolvers<Answered>();
    const { promise } = waiting;
    socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${sent.join("")}${length}\r\n${body}`);
    return promise;
  };
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      socket.on("error", fail);
      socket.on("close", fail);
      resolve({ send, close: () => socket.destroy() });
    });
  });
};

/** Opens so many lines, and closes them when the work is over. */
export const withLines = async <Result>(base: string, count: number, work: (lines: readonly HttpLine[]) => Promise<Result>) => {
  const lines = await Promise.all(Array.from({ length: count }, () => openHttpLine(base)));
  try {
    return await work(lines);
  } finally {
    for (const line of lines) line.close();
  }
};
