import type { BoardSession } from "../../contract-answers.ts";
import { newestOf } from "../../rules/latest-values.ts";
import type { VitalParameter } from "../../rules/vital-parameter.ts";

export type ShownValue = {
  readonly value: number;
  readonly observedAt: Temporal.Instant;
  readonly source: "hand" | "device" | "simulated";
  readonly streaming: boolean;
};

/** How long a streamed value may be called live, in seconds. Older ones are shown with their age. */
const liveFor = 15;

/** The newest value of a parameter, charted or streamed, as a screen shows it. */
export const newestValue = (session: Pick<BoardSession, "charted" | "latest">, parameter: VitalParameter): ShownValue | undefined => {
  const newest = newestOf(parameter, session.charted[parameter], session.latest);
  if (newest === undefined) return undefined;
  if ("charted" in newest) return { ...newest.charted, streaming: false };
  const { value, observedAt, simulated } = newest.streamed;
  return { value, observedAt, source: simulated ? "simulated" : "device", streaming: true };
};

export const isLive = (shown: ShownValue, now: Temporal.Instant): boolean =>
  shown.streaming && now.epochMilliseconds - shown.observedAt.epochMilliseconds < liveFor * 1_000;

/** As it is read aloud: whole numbers, temperature to a tenth. */
export const textOf = (parameter: VitalParameter, value: number): string =>
  parameter === "temperature" ? value.toFixed(1) : String(Math.round(value));
