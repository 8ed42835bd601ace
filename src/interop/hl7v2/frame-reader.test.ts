import fc from "fast-check";
import { expect, test } from "vitest";

import { frameReader, framed, type Framed } from "./frame-reader.ts";

const limit = 4_000;

/** Bytes of a message: anything but the two that frame it. */
const content = fc
  .uint8Array({ minLength: 0, maxLength: 300 })
  .map((bytes) => Buffer.from(bytes.filter((one) => one !== 0x0b && one !== 0x1c)));

const inPieces = (stream: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const places = [...new Set(cuts.map((cut) => cut % (stream.length + 1)))].toSorted((one, other) => one - other);
  return [0, ...places].map((from, index) => stream.subarray(from, places[index] ?? stream.length));
};

const readAll = (pieces: readonly Buffer[]): readonly Framed[] => {
  const reader = frameReader(limit);
  return pieces.flatMap((piece) => reader.push(piece));
};

const messagesIn = (found: readonly Framed[]): readonly string[] =>
  found.flatMap((one) => (one.kind === "message" ? [one.bytes.toString("hex")] : []));

test("messages come out whole, in order and once, in whatever pieces their bytes come", () => {
  fc.assert(
    fc.property(fc.array(content, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 40 }), (messages, cuts) => {
      const found = readAll(inPieces(Buffer.concat(messages.map(framed)), cuts));
      expect(messagesIn(found)).toEqual(messages.map((one) => one.toString("hex")));
      expect(found.filter(({ kind }) => kind !== "message")).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("what stands between messages is counted as garbage and costs no message", () => {
  const garbage = content.map((bytes) => Buffer.from(bytes.filter((one) => one !== 0x0d && one !== 0x0a)));
  fc.assert(
    fc.property(fc.array(fc.tuple(garbage, content), { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 30 }), (pairs, cuts) => {
      const found = readAll(inPieces(Buffer.concat(pairs.flatMap(([noise, message]) => [noise, framed(message)])), cuts));
      expect(messagesIn(found)).toEqual(pairs.map(([, message]) => message.toString("hex")));
      const counted = found.reduce((sum, one) => sum + (one.kind === "garbage" ? one.bytes : 0), 0);
      expect(counted).toBe(pairs.reduce((sum, [noise]) => sum + noise.length, 0));
    }),
    { numRuns: 400 },
  );
});

test("any bytes at all leave nothing held beyond one message's limit", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 12 }), (pieces) => {
      const reader = frameReader(limit);
      for (const piece of pieces) reader.push(Buffer.from(piece));
      expect(reader.held()).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 200 },
  );
});

test("a message over the limit is told with its first bytes, and the next one is read", () => {
  const large = Buffer.alloc(50_000, "x");
  const stream = Buffer.concat([framed(Buffer.concat([Buffer.from("MSH|head|"), large])), framed(Buffer.from("small"))]);
  const found = readAll(inPieces(stream, [3, 900, 5_000, 30_000]));
  expect(found.map(({ kind }) => kind)).toEqual(["too-large", "message"]);
  const [first] = found;
  if (first?.kind !== "too-large") throw new Error("It was not told.");
  expect(first.bytes).toBe(50_009);
  expect(first.head.toString().startsWith("MSH|head|")).toBe(true);
  expect(first.head.length).toBeLessThanOrEqual(1_024);
});

test("a message that begins inside another one cuts that off", () => {
  const found = readAll([Buffer.from("\u000bMSH|half"), framed(Buffer.from("MSH|whole"))]);
  expect(found).toEqual([
    { kind: "cut-off", bytes: 8 },
    { kind: "message", bytes: Buffer.from("MSH|whole") },
  ]);
});

test("an end without its carriage return, and line feeds between messages, are understood", () => {
  const found = readAll([Buffer.from("\u000bone\u001c\u000btwo\u001c\r\n\n\u000bthree\u001c\r")]);
  expect(messagesIn(found).map((hex) => Buffer.from(hex, "hex").toString())).toEqual(["one", "two", "three"]);
  expect(found).toHaveLength(3);
});
