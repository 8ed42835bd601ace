/** What a recording tells, by the names that the gateway takes. */
export const recordedParameters = ["sbp", "dbp", "map", "hr", "pulse", "spo2", "rr", "temp"] as const;
export type RecordedParameter = (typeof recordedParameters)[number];

/** One moment of a recording: the values as they were written, blanks and words included. */
export type RecordedSample = {
  readonly offsetMilliseconds: number;
  readonly status: "measured" | "in-error";
  readonly values: { readonly [Parameter in RecordedParameter]?: string };
  readonly units?: { readonly temperature?: "Cel" | "[degF]" };
};

/** One patient's or one monitor's part of a recording, in the order of the file. */
export type RecordedSeries = { readonly name: string; readonly samples: readonly RecordedSample[] };

export type Recording = {
  readonly kind: "monitor-minutes" | "cuff-windows" | "charted-rows";
  readonly rows: number;
  readonly series: readonly RecordedSeries[];
  /** Rows that say nothing that the gateway takes, and why; they are counted, not guessed. */
  readonly unread: readonly { readonly line: number; readonly why: "no-time" | "other-quantity" }[];
};
