import { createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";

import { gatheringSocket } from "./gathering-socket.ts";

let server: Server;
let received: string[];
let socket: Socket;

const until = async (text: string): Promise<void> => {
  while (received.join("") !== text) await new Promise((resolve) => setTimeout(resolve, 1));
};

beforeEach(async () => {
  received = [];
  server = createServer((other) => other.on("data", (chunk) => received.push(chunk.toString())));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  socket = gatheringSocket();
  socket.connect(typeof address === "object" && address !== null ? address.port : 0, "127.0.0.1");
  await once(socket, "connect");
});

afterEach(() => {
  socket.destroy();
  server.close();
});

const writeAlone = (text: string): void => {
  socket.cork();
  socket.write(text);
  socket.uncork();
};

test("what is written in one turn leaves together, in order, though each part was corked by itself", async () => {
  writeAlone("one ");
  await Promise.resolve();
  writeAlone("two ");
  socket.write("three");
  expect(socket.writableCorked).toBe(1);
  await until("one two three");
  expect(received).toEqual(["one two three"]);
});

test("what is written in a later turn leaves too, and so does what stands before the end", async () => {
  writeAlone("one ");
  await until("one ");
  writeAlone("two ");
  socket.end("three");
  await until("one two three");
  expect(socket.writableCorked).toBe(0);
});
