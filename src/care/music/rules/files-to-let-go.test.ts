import { expect, test } from "vitest";

import { audioLimits } from "./data/audio-limits.ts";
import { filesToLetGo } from "./files-to-let-go.ts";

const day = 24 * 3_600 * 1_000;

test("[MUS-22] a tablet lets go of what no list has and of what it has not used for long, and of nothing else", () => {
  const now = 100 * day;
  const kept = [
    { sha256: "in-use", usedAt: now - day },
    { sha256: "in-no-list", usedAt: now },
    { sha256: "old", usedAt: now - (audioLimits.keptDays + 1) * day },
    { sha256: "nobody-knows", usedAt: null },
  ];
  expect(filesToLetGo(kept, new Set(["in-use", "old", "nobody-knows"]), now)).toEqual(["in-no-list", "old"]);
  expect(filesToLetGo(kept, new Set(), now)).toHaveLength(4);
});
