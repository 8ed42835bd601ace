import { useEffect, useState } from "react";

import type { PlayFile } from "../sound/play-file.ts";
import { keepFile, keptFiles, letGo, type KeepingProblem } from "./music-store.ts";

/** How many of a list's recordings are on this tablet, and what stands in the way of the others. */
export type Kept = { readonly kept: number; readonly of: number; readonly problem: KeepingProblem | null };

const tryAgainMilliseconds = 30_000;

/** Keeps the recordings of the list that this room uses, one after another; goes on when the network is back. */
export const useKept = (files: readonly PlayFile[]): Kept => {
  const digests = [...new Set(files.map(({ sha256 }) => sha256))];
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<KeepingProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isHere = true;
    const again = (): void => setAttempt((count) => count + 1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keepAll = async (): Promise<void> => {
      for (const file of files) {
        const found = await keepFile(file).catch(() => "no-store" as const);
        const now = await keptFiles().catch(() => new Set<string>());
        if (!isHere) return;
        setKept(now);
        setProblem(found);
        if (found === null) continue;
        if (found === "no-network") timer = setTimeout(again, tryAgainMilliseconds);
        return;
      }
    };
    void keepAll();
    addEventListener("online", again);
    return () => {
      isHere = false;
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [files, attempt]);
  return { kept: digests.filter((one) => kept.has(one)).length, of: digests.length, problem };
};

/** Lets go of what is in no list of the clinic any more. `inLists` is undefined while that is not known for certain. */
export const useLetGo = (inLists: ReadonlySet<string> | undefined): void => {
  useEffect(() => {
    if (inLists !== undefined) void letGo(inLists).catch(() => undefined);
  }, [inLists]);
};
