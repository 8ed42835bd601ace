import { instantOf, type Instant } from "#kernel/time.ts";

import type { StreamProtocol } from "./stream-protocol.ts";
import { streamedParameters } from "./streamed-point.ts";
import { lostAfter } from "./trace.ts";
import type { Transition } from "./transition.ts";
import type { Watch, Watched } from "./watch-samples.ts";

/** What silence comes to: signals from which nothing valid has reached the server for too long (SIG-1). `now` is the server's clock. */
export const watchSilence = (watch: Watch, now: Instant, { judging }: Pick<StreamProtocol, "judging">): Watched => {
  let { traces } = watch;
  const transitions: Transition[] = [];
  for (const parameter of streamedParameters) {
    const trace = traces[parameter];
    const last = trace?.points.at(-1)?.at;
    if (trace === undefined || last === undefined || trace.lostSince !== null) continue;
    if (now.epochMilliseconds - trace.receivedAt <= lostAfter(trace.mentions, judging)) continue;
    traces = { ...traces, [parameter]: { ...trace, lostSince: last, goodInRow: 0 } };
    transitions.push({ kind: "lost", at: now, parameter, since: instantOf(last) });
  }
  return { watch: { ...watch, traces }, transitions };
};
