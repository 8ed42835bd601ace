type Reading = number | null;

/** Columns of equal length; `null` where nothing was measured. Minutes count from the dose and ascend. */
export interface VitalsData {
  readonly minutes: readonly number[];
  /** mmHg */
  readonly systolic: readonly Reading[];
  /** mmHg */
  readonly diastolic: readonly Reading[];
  /** per minute */
  readonly heartRate: readonly Reading[];
  /** % */
  readonly saturation: readonly Reading[];
}

export interface VitalsEvent {
  readonly minutes: number;
  readonly label: string;
  readonly kind: "dose" | "event" | "amber" | "red";
}

/** The last sample at or before a minute, or the first one. The columns may hold tens of thousands. */
export const sampleAt = (minutes: readonly number[], minute: number): number => {
  let low = 0;
  let high = minutes.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((minutes[middle] ?? Number.POSITIVE_INFINITY) <= minute) low = middle;
    else high = middle - 1;
  }
  return low;
};

interface AgedReading {
  readonly value: number;
  /** Minutes before the sample. */
  readonly age: number;
}

/** The latest reading of a column up to a sample, no older than `within` minutes: a cuff measures seldom. */
export const readingNear = (
  column: readonly Reading[],
  minutes: readonly number[],
  sample: number,
  within: number,
): AgedReading | undefined => {
  const now = minutes[sample] ?? 0;
  for (let index = sample; index >= 0 && now - (minutes[index] ?? 0) <= within; index -= 1) {
    const reading = column[index];
    if (reading !== null && reading !== undefined) return { value: reading, age: now - (minutes[index] ?? 0) };
  }
  return undefined;
};
