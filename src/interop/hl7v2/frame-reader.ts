/** The bytes around a message in MLLP (HL7 Version 2 Transport Specification, Minimal Lower Layer Protocol). */
const startBlock = 0x0b;
const endBlock = 0x1c;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** How much of a message that is too large is kept, so that its answer can name it. */
const headBytes = 1_024;

/**
 * What came out of the bytes of a connection. `cut-off`: a message began inside another one, whose end never came; `garbage`: bytes
 * outside of any message, counted and thrown away.
 */
export type Framed =
  | { readonly kind: "message"; readonly bytes: Buffer }
  | { readonly kind: "too-large"; readonly head: Buffer; readonly bytes: number }
  | { readonly kind: "cut-off"; readonly bytes: number }
  | { readonly kind: "garbage"; readonly bytes: number };

export type FrameReader = {
  /** Takes the next bytes, split anyhow, and says what is complete now, in order. */
  readonly push: (chunk: Buffer) => readonly Framed[];
  /** Bytes of a message that has begun and not ended; 0 between messages. */
  readonly held: () => number;
  readonly isInside: () => boolean;
};

type Inside = { chunks: Buffer[]; bytes: number; kept: number };

const firstOf = (chunk: Buffer, from: number): { readonly at: number; readonly isEnd: boolean } | undefined => {
  const end = chunk.indexOf(endBlock, from);
  const start = chunk.subarray(0, end === -1 ? undefined : end).indexOf(startBlock, from);
  if (start !== -1) return { at: start, isEnd: false };
  return end === -1 ? undefined : { at: end, isEnd: true };
};

/** Between messages the end's own CR, and the line ends that some senders add, are nobody's. */
const garbageIn = (bytes: Buffer): number => {
  let count = 0;
  for (const byte of bytes) if (byte !== carriageReturn && byte !== lineFeed) count += 1;
  return count;
};

/**
 * Cuts a stream of bytes into MLLP messages, whatever pieces it comes in. Holds at most `mostBytes` of one message, and nothing of what
 * stands outside of messages. The CR after the end block may be missing.
 */
export const frameReader = (mostBytes: number): FrameReader => {
  let inside: Inside | undefined;
  const add = (into: Inside, bytes: Buffer): void => {
    into.bytes += bytes.length;
    const room = into.bytes > mostBytes ? Math.max(0, headBytes - into.kept) : bytes.length;
    if (room === 0) return;
    into.chunks.push(bytes.subarray(0, room));
    into.kept += Math.min(room, bytes.length);
  };
  const shrink = (into: Inside): void => {
    if (into.bytes <= mostBytes || into.kept <= headBytes) return;
    into.chunks = [Buffer.from(Buffer.concat(into.chunks).subarray(0, headBytes))];
    into.kept = headBytes;
  };
  const finish = ({ chunks, bytes }: Inside): Framed => {
    const whole = Buffer.concat(chunks);
    return bytes > mostBytes ? { kind: "too-large", head: whole, bytes } : { kind: "message", bytes: whole };
  };
  const push = (chunk: Buffer): readonly Framed[] => {
    const found: Framed[] = [];
    let from = 0;
    while (from < chunk.length) {
      if (inside === undefined) {
        const start = chunk.indexOf(startBlock, from);
        const garbage = garbageIn(chunk.subarray(from, start === -1 ? undefined : start));
        if (garbage > 0) found.push({ kind: "garbage", bytes: garbage });
        if (start === -1) break;
        inside = { chunks: [], bytes: 0, kept: 0 };
        from = start + 1;
        continue;
      }
      const next = firstOf(chunk, from);
      add(inside, chunk.subarray(from, next?.at));
      shrink(inside);
      if (next === undefined) break;
      found.push(next.isEnd ? finish(inside) : { kind: "cut-off", bytes: inside.bytes });
      inside = next.isEnd ? undefined : { chunks: [], bytes: 0, kept: 0 };
      from = next.at + 1;
    }
    return found;
  };
  return { push, held: () => inside?.kept ?? 0, isInside: () => inside !== undefined };
};

/** A message as it goes over the line. */
export const framed = (message: Uint8Array): Buffer => Buffer.concat([Buffer.of(startBlock), message, Buffer.of(endBlock, carriageReturn)]);
