import { sampleSource } from "#care/dosing-session/server/monitor/sample-source.ts";
import type { TailSource } from "#platform/live/tail-source.ts";

/** What the live stream follows beside the clinical log. */
export const tailSources: readonly TailSource[] = [sampleSource];
