import { once } from "node:events";
import { connect } from "node:net";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";

import { openApp } from "./open-app.ts";
import { swallowRest } from "./swallow-rest.ts";

test("a sender of a body that is too large can send it to its end, and then reads why it was refused", async () => {
  const app = await openApp({ https: false, logLevel: "silent", behindProxy: false });
  app.post("/enquiries", async () => "taken");
  const socket = connect(Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port), "127.0.0.1");
  const piece = "x".repeat(1024 * 1024);
  const answer = text(socket);
  socket.write(`POST /enquiries HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: ${4 * piece.length}\r\n\r\n`);
  for (let sent = 0; sent < 4; sent += 1) {
    await setTimeout(20);
    await new Promise<void>((resolve, reject) => {
      socket.write(piece, (error) => (error instanceof Error ? reject(error) : resolve()));
    });
  }
  expect(await answer).toMatch(/^HTTP\/1.1 413 [^]*\/problems\/too-large/);
  await app.close();
});

test("somebody who goes away in the middle of a refused body leaves nothing waiting", async () => {
  const app = await openApp({ https: false, logLevel: "silent", behindProxy: false });
  app.post("/enquiries", async () => "taken");
  const socket = connect(Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port), "127.0.0.1");
  socket.write("POST /enquiries HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 9000000\r\n\r\n{");
  await once(app.server, "request");
  socket.destroy();
  await app.close();
});

test("no more than the limit is let through", async () => {
  const body = new PassThrough({ highWaterMark: 1024 });
  const swallowed = swallowRest(body, 4096);
  for (let sent = 0; sent < 8; sent += 1) body.write(Buffer.alloc(1024));
  await swallowed;
  expect(body.isPaused()).toBe(true);
});
