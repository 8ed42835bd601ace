import fc from "fast-check";
import { expect, test } from "vitest";

import { audioLimits } from "./data/audio-limits.ts";
import { partBounds, partsOf } from "./file-parts.ts";
import { judgeFile, judgeSound } from "./judge-file.ts";

const wav = Uint8Array.from([..."RIFF0000WAVE"].map((one) => one.charCodeAt(0)));

test("[MUS-16] a file that is empty, too big or no music is refused before it is sent, and so is one that is too long or has no sound", () => {
  expect(judgeFile(0, wav)).toBe("empty");
  expect(judgeFile(audioLimits.fileBytes + 1, wav)).toBe("too-big");
  expect(judgeFile(audioLimits.fileBytes, wav)).toBeNull();
  expect(judgeFile(100, Uint8Array.from([0x3c, 0x21]))).toBe("not-music");
  expect(judgeSound({ seconds: audioLimits.longest + 1, peak: 0.5 })).toBe("too-long");
  expect(judgeSound({ seconds: 10, peak: 0 })).toBe("silent");
  expect(judgeSound({ seconds: audioLimits.longest, peak: 1.2 })).toBeNull();
});

test("the pieces of a file follow each other without a gap, and each but the last is whole", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: audioLimits.fileBytes }), (size) => {
      const bounds = Array.from({ length: partsOf(size) }, (_, part) => partBounds(size, part));
      expect(bounds[0]?.from).toBe(0);
      expect(bounds.at(-1)?.to).toBe(size);
      expect(bounds.slice(1).every(({ from }, at) => from === bounds[at]?.to)).toBe(true);
      expect(bounds.every(({ from, to }) => to > from && to - from <= audioLimits.partBytes)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
