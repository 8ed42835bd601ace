import { settled, type Protocol } from "#kernel/setting.ts";

import { settleMargins, streamTimes } from "./data/stream-settings.ts";
import type { AlertLimit, ProtocolSnapshot } from "./stored-protocol.ts";
import { protocolIn } from "./protocol.ts";
import type { VitalParameter } from "./vital-parameter.ts";

/** How a session's stream is judged: times in seconds, margins in the parameter's unit (`data/stream-settings.ts`). */
export type StreamJudging = { readonly [Name in keyof typeof streamTimes]: number } & {
  readonly margins: { readonly [Parameter in VitalParameter]?: number };
};

/** What the monitor of a session is held against. */
export type StreamProtocol = { readonly limits: readonly AlertLimit[]; readonly judging: StreamJudging };

export const streamJudging = (protocol: Protocol): StreamJudging => {
  const seconds = (name: keyof typeof streamTimes): number => settled(protocol, streamTimes[name]).value;
  return {
    sustainedRed: seconds("sustainedRed"),
    sustainedAmber: seconds("sustainedAmber"),
    settled: seconds("settled"),
    lost: seconds("lost"),
    lostIntervals: seconds("lostIntervals"),
    restoredValues: seconds("restoredValues"),
    sameCuffReading: seconds("sameCuffReading"),
    besideCuff: seconds("besideCuff"),
    continuous: seconds("continuous"),
    margins: {
      heartRate: settled(protocol, settleMargins.heartRate).value,
      saturation: settled(protocol, settleMargins.saturation).value,
      respiration: settled(protocol, settleMargins.respiration).value,
      temperature: settled(protocol, settleMargins.temperature).value,
    },
  };
};

/** The stream's part of what a session keeps. */
export const streamProtocol = (snapshot: ProtocolSnapshot): StreamProtocol => ({
  limits: snapshot.alerts,
  judging: streamJudging(protocolIn(snapshot)),
});
