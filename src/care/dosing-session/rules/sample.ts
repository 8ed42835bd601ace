/** What a monitor streams, by its own names: a cuff's pressures, heart rate from the ECG, pulse from the oximeter. */
export const sampleParameters = ["sbp", "dbp", "map", "hr", "pulse", "spo2", "rr", "temp"] as const;
export type SampleParameter = (typeof sampleParameters)[number];

/** How the device itself marks what it sends. Only `measured` is judged. */
export const sampleStatuses = ["measured", "test", "demonstration", "in-error"] as const;
export type SampleStatus = (typeof sampleStatuses)[number];
