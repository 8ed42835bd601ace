import { sampleSource } from "#care/dosing-session/server/monitor/sample-source.ts";
import { logSource, type TailSource } from "#platform/live/tail-source.ts";

/** What the live stream follows: the clinical log, and the samples of the rooms' devices. */
export const tailSources: readonly TailSource[] = [logSource, sampleSource];
