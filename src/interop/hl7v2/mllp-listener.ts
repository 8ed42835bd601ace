import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

import { frameReader, framed, type Framed } from "./frame-reader.ts";

export type MllpLimits = {
  readonly messageBytes: number;
  /** A message that has begun is whole within this time, or the connection is closed. */
  readonly messageMilliseconds: number;
  /** A connection on which nothing comes for so long is closed; senders connect again. */
  readonly idleMilliseconds: number;
  /** A connection that sends more than this outside of messages speaks another protocol and is closed. */
  readonly garbageBytes: number;
  readonly connections: number;
  /** Of messages that have begun, over all connections. */
  readonly heldBytes: number;
};

export const usualLimits: MllpLimits = {
  messageBytes: 1_048_576,
  messageMilliseconds: 30_000,
  idleMilliseconds: 15 * 60_000,
  garbageBytes: 1_048_576,
  connections: 1_000,
  heldBytes: 64 * 1_048_576,
};

export type MllpOptions = {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly limits?: Partial<MllpLimits>;
  /** Answers one message. What it answers is sent when it is there: whoever wants an acknowledgement after a commit commits first. */
  readonly onMessage: (bytes: Buffer, peer: string) => Promise<Uint8Array>;
  /** Answers a message of which only the first bytes were kept. */
  readonly onTooLarge: (head: Buffer, bytes: number) => Uint8Array | Promise<Uint8Array>;
  readonly warn: (text: string) => void;
};

export type MllpListener = { readonly port: number; readonly connections: () => number; readonly close: () => Promise<void> };

type Shared = { readonly options: MllpOptions; readonly limits: MllpLimits; readonly sockets: Set<Socket>; held: number };

const peerOf = (socket: Socket): string => `${socket.remoteAddress ?? "unknown"}:${socket.remotePort ?? 0}`;

const answerTo = async (framedPart: Framed, { onMessage, onTooLarge }: MllpOptions, peer: string): Promise<Uint8Array | undefined> => {
  switch (framedPart.kind) {
    case "message":
      return onMessage(framedPart.bytes, peer);
    case "too-large":
      return onTooLarge(framedPart.head, framedPart.bytes);
    case "cut-off":
    case "garbage":
      return undefined;
  }
};

/** Writes and waits until the other side takes it: one that never reads its answers is not read from either. */
const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    socket.once("close", resolve);
    socket.write(bytes, () => {
      socket.off("close", resolve);
      resolve();
    });
  });

/**
 * One connection. While its messages are answered, one after the other, nothing more is read from it, so that a fast sender waits in
 * its own buffers and not in ours.
 */
const serve = (socket: Socket, shared: Shared): void => {
  const { options, limits } = shared;
  const reader = frameReader(limits.messageBytes);
  let [garbage, held] = [0, 0];
  let timer: NodeJS.Timeout | undefined;
  const give = (now: number): void => {
    shared.held += now - held;
    held = now;
  };
  const end = (why: string): void => {
    options.warn(`The connection of ${peerOf(socket)} was closed: ${why}.`);
    socket.destroy();
  };
  const answerAll = async (parts: readonly Framed[]): Promise<void> => {
    for (const part of parts) {
      if (socket.destroyed) return;
      if (part.kind === "garbage") garbage += part.bytes;
      const answer = await answerTo(part, options, peerOf(socket));
      if (answer !== undefined) await write(socket, framed(answer));
    }
    if (garbage > limits.garbageBytes) end("it sends no HL7 messages");
  };
  const watch = (): void => {
    give(reader.held());
    if (shared.held > limits.heldBytes) return end("too much is unfinished on all connections together");
    if (!reader.isInside()) clearTimeout(timer);
    if (!reader.isInside()) timer = undefined;
    else timer ??= setTimeout(() => end("a message was begun and not finished"), limits.messageMilliseconds);
  };
  socket.setTimeout(limits.idleMilliseconds, () => end("nothing came for a long time"));
  socket.on("data", (chunk: Buffer) => {
    const parts = reader.push(chunk);
    if (parts.some(({ kind }) => kind !== "garbage")) clearTimeout(timer);
    if (parts.some(({ kind }) => kind !== "garbage")) timer = undefined;
    watch();
    if (parts.length === 0) return;
    socket.pause();
    answerAll(parts).then(
      () => void socket.resume(),
      () => end("a message could not be answered; it is to be sent again"),
    );
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    clearTimeout(timer);
    give(0);
    shared.sockets.delete(socket);
  });
};

const listening = (server: Server, { host, port }: MllpOptions): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      if (address !== null && typeof address === "object") resolve(address);
      else reject(new Error("The listener has no address."));
    });
  });

const graceMilliseconds = 2_000;

/**
 * Listens for HL7 messages over MLLP. What is malformed, endless or slow costs the one connection that it came on. Rejects as
 * `server.listen` does when the address cannot be taken.
 */
export const openMllpListener = async (options: MllpOptions): Promise<MllpListener> => {
  const shared: Shared = { options, limits: { ...usualLimits, ...options.limits }, sockets: new Set(), held: 0 };
  const server = createServer({ noDelay: true, keepAlive: true, pauseOnConnect: false }, (socket) => {
    shared.sockets.add(socket);
    serve(socket, shared);
  });
  server.maxConnections = shared.limits.connections;
  const { port } = await listening(server, options);
  server.on("error", () => options.warn("The HL7 listener met an error and goes on."));
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of shared.sockets) socket.end();
    const grace = setTimeout(() => {
      for (const socket of shared.sockets) socket.destroy();
    }, graceMilliseconds);
    await closed;
    clearTimeout(grace);
  };
  return { port, connections: () => shared.sockets.size, close };
};
