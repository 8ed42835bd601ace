import { questionableFlags } from "./data/device-settings.ts";
import type { Reading } from "./dosing-session.ts";

/**
 * Whether the device itself doubted this measurement (BLE-6). It is kept, and alarms like any other; but it proves nothing to be fine:
 * it is no baseline by itself, opens no gate and settles no alarm.
 */
export const isQuestionable = ({ source }: Pick<Reading, "source">): boolean =>
  source.flags?.some((flag) => questionableFlags.has(flag)) ?? false;
