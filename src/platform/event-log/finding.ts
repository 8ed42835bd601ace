import type { Uuid } from "#kernel/ids.ts";

/**
 * `changed`: content, time, actor or hash is not what was recorded. `missing`: the log knows that it was there. `reordered`: it stands
 * at another place than it was recorded at. `unknown-head`: its stream has no head, or one that does not reach so far.
 * `unknown-command`: no command accounts for it. `broken-seal`: what a seal covers is not what it sealed.
 */
export type LogProblem = "changed" | "missing" | "reordered" | "unknown-head" | "unknown-command" | "broken-seal";

/** One thing that is wrong with the log, and the row it concerns. A broken seal concerns a range: it names no stream. */
export type Finding = {
  readonly clinicId: Uuid;
  readonly streamKind: string | null;
  readonly streamId: Uuid | null;
  readonly version: number | null;
  readonly problem: LogProblem;
  readonly words: string;
};

export type Findings = {
  readonly add: (finding: Finding) => void;
  readonly list: () => readonly Finding[];
  /** How many there were beyond those that `list` holds. */
  readonly more: () => number;
};

/** Collects findings, each once, up to a limit, so that a wrecked log does not fill the memory. */
export const collectFindings = (most = 1_000): Findings => {
  const kept = new Map<string, Finding>();
  let more = 0;
  return {
    add: (finding) => {
      const { clinicId, streamKind, streamId, version, problem } = finding;
      const key = [clinicId, streamKind, streamId, version, problem, streamId === null ? finding.words : ""].join("/");
      if (kept.has(key)) return;
      if (kept.size >= most) more += 1;
      else kept.set(key, finding);
    },
    list: () => [...kept.values()],
    more: () => more,
  };
};
