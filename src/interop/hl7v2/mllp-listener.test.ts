import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";

import { frameReader, framed } from "./frame-reader.ts";
import { openMllpListener, type MllpLimits, type MllpListener, type MllpOptions } from "./mllp-listener.ts";

let listener: MllpListener | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await listener?.close();
  listener = undefined;
});

const warned: string[] = [];
const open = async (more: Partial<MllpOptions> = {}, limits: Partial<MllpLimits> = {}): Promise<MllpListener> => {
  warned.length = 0;
  listener = await openMllpListener({
    host: "127.0.0.1",
    port: 0,
    limits,
    onMessage: async (bytes) => Buffer.from(`got ${bytes.toString()}`),
    onTooLarge: (head) => Buffer.from(`too large ${head.subarray(0, 4).toString()}`),
    warn: (text) => void warned.push(text),
    ...more,
  });
  return listener;
};

const dial = async ({ port }: MllpListener): Promise<Socket> => {
  const socket = connect({ host: "127.0.0.1", port });
  socket.on("error", () => undefined);
  sockets.push(socket);
  await once(socket, "connect");
  return socket;
};

/** A connection that is cut off may end in a reset: that, too, is closed. */
const closing = (socket: Socket): Promise<void> => new Promise((resolve) => void socket.once("close", () => resolve()));

/** The next `count` answers on a connection. */
const answers = (socket: Socket, count: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const reader = frameReader(100_000);
    const found: string[] = [];
    socket.on("data", (chunk: Buffer) => {
      for (const part of reader.push(chunk)) if (part.kind === "message") found.push(part.bytes.toString());
      if (found.length >= count) resolve(found);
    });
    socket.once("close", () => reject(new Error("The connection was closed.")));
  });

test("messages on one connection are answered one after the other, in order", async () => {
  const socket = await dial(await open());
  const waiting = answers(socket, 3);
  socket.write(Buffer.concat(["one", "two", "three"].map((text) => framed(Buffer.from(text)))));
  expect(await waiting).toEqual(["got one", "got two", "got three"]);
});

test("a sender that never reads its answers is not read from either", async () => {
  let answered = 0;
  const { port } = await open({
    onMessage: async () => {
      answered += 1;
      return Buffer.alloc(200_000, "a");
    },
  });
  const socket = connect({ host: "127.0.0.1", port });
  sockets.push(socket);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.pause();
  for (let index = 0; index < 500; index += 1) socket.write(framed(Buffer.from(`message ${index}`)));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(answered).toBeLessThan(200);
});

test("a message over the limit is answered, and the connection goes on", async () => {
  const socket = await dial(await open({}, { messageBytes: 1_000 }));
  const waiting = answers(socket, 2);
  socket.write(framed(Buffer.alloc(5_000, "MSH|")));
  socket.write(framed(Buffer.from("after")));
  expect(await waiting).toEqual(["too large MSH|", "got after"]);
});

test("10 MB of garbage close its connection alone, and every other goes on", async () => {
  const opened = await open();
  const [noisy, calm] = [await dial(opened), await dial(opened)];
  const waiting = answers(calm, 1);
  const chunk = Buffer.alloc(65_536, "GET / HTTP/1.1 ");
  const closed = closing(noisy);
  for (let sent = 0; sent < 10 * 1_048_576; sent += chunk.length) noisy.write(chunk);
  await closed;
  calm.write(framed(Buffer.from("still here")));
  expect(await waiting).toEqual(["got still here"]);
  expect(warned.join(" ")).toContain("sends no HL7 messages");
});

test("a message that is begun and never finished, byte by byte, ends with its time; an idle connection with its own", async () => {
  const opened = await open({}, { messageMilliseconds: 120, idleMilliseconds: 400 });
  const [slow, idle] = [await dial(opened), await dial(opened)];
  const slowClosed = closing(slow);
  const idleClosed = closing(idle);
  slow.write(Buffer.of(0x0b));
  const drip = setInterval(() => slow.write("x"), 20);
  await slowClosed;
  clearInterval(drip);
  expect(warned.join(" ")).toContain("begun and not finished");
  await idleClosed;
  expect(warned.join(" ")).toContain("nothing came");
});

test("unfinished messages together cannot take all the memory", async () => {
  const opened = await open({}, { messageBytes: 1_048_576, heldBytes: 500_000 });
  const many = await Promise.all(Array.from({ length: 4 }, () => dial(opened)));
  const closed = Promise.race(many.map((socket) => closing(socket)));
  for (const socket of many) socket.write(Buffer.concat([Buffer.of(0x0b), Buffer.alloc(200_000, "x")]));
  await closed;
  expect(warned.join(" ")).toContain("too much is unfinished");
});

test("500 connections at once are all answered", async () => {
  const opened = await open();
  const many = await Promise.all(Array.from({ length: 500 }, () => dial(opened)));
  const waiting = many.map((socket) => answers(socket, 1));
  many.forEach((socket, index) => void socket.write(framed(Buffer.from(`${index}`))));
  const all = await Promise.all(waiting);
  expect(opened.connections()).toBe(500);
  expect(all.map(([first]) => first)).toEqual(many.map((_, index) => `got ${index}`));
});

test("a message whose answer fails closes its connection unanswered, so that it is sent again", async () => {
  const socket = await dial(await open({ onMessage: async () => Promise.reject(new Error("no")) }));
  const closed = closing(socket);
  socket.resume();
  socket.write(framed(Buffer.from("one")));
  await closed;
  expect(warned.join(" ")).toContain("sent again");
});

test("a port in use is told by the rejection", async () => {
  const opened = await open();
  await expect(
    openMllpListener({
      host: "127.0.0.1",
      port: opened.port,
      onMessage: async () => Buffer.of(),
      onTooLarge: () => Buffer.of(),
      warn: () => undefined,
    }),
  ).rejects.toMatchObject({ code: "EADDRINUSE" });
});
