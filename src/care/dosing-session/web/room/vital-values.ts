import type { BoardSession } from "../../contract-answers.ts";
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
  const charted = session.charted[parameter];
  const streamed = session.latest.find((one) => one.parameter === parameter);
  if (streamed && (!charted || Temporal.Instant.compare(streamed.observedAt, charted.observedAt) >= 0)) {
    return { value: streamed.value, observedAt: streamed.observedAt, source: streamed.simulated ? "simulated" : "device", streaming: true };
  }
  return charted && { ...charted, streaming: false };
};

export const isLive = (shown: ShownValue, now: Temporal.Instant): boolean =>
  shown.streaming && now.epochMilliseconds - shown.observedAt.epochMilliseconds < liveFor * 1_000;

/** As it is read aloud: whole numbers, temperature to a tenth. */
export const textOf = (parameter: VitalParameter, value: number): string =>
  parameter === "temperature" ? value.toFixed(1) : String(Math.round(value));
