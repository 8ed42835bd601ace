import { settled, type Protocol } from "#kernel/setting.ts";

import { connectionLoss, soundPauses } from "./data/alarm-settings.ts";

/** The clinic's own times of the sounds and of a lost server, in seconds: what a screen keeps in mind for when it hears nothing. */
export const soundTimesOf = (protocol: Protocol) => ({
  pause: { red: settled(protocol, soundPauses.red).value, amber: settled(protocol, soundPauses.amber).value },
  loss: { amber: settled(protocol, connectionLoss.amber).value, red: settled(protocol, connectionLoss.red).value },
});

export type SoundTimes = ReturnType<typeof soundTimesOf>;
