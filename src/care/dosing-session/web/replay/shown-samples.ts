import type { LatestSamples } from "../../contract-answers.ts";
import type { SampleStore } from "../flowsheet/sample-store.ts";

/** The monitor values as they stood at a moment: later ones were not there yet. Nothing is copied. */
export const storeUntil = (store: SampleStore, at: number): SampleStore => {
  const size = store.rowAt(at) + 1;
  return { ...store, size: () => size, rowAt: (moment) => store.rowAt(Math.min(moment, at)) };
};

const parameters = ["systolic", "diastolic", "heartRate", "saturation"] as const;
/** How far back a value is looked for, in rows; older than that it is not live and says so by its age. */
const farthest = 3_600;

/** The newest monitor value of each parameter at that moment, with its own time, so that its age is the age it had. */
export const latestIn = (store: SampleStore, simulated: boolean): LatestSamples =>
  parameters.flatMap((parameter) => {
    for (let row = store.size() - 1; row >= Math.max(0, store.size() - farthest); row -= 1) {
      const value = store.value(parameter, row);
      if (Number.isNaN(value)) continue;
      return [{ parameter, value, observedAt: Temporal.Instant.fromEpochMilliseconds(Math.round(store.at(row))), deviceId: "", simulated }];
    }
    return [];
  });
