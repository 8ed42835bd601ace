import { chartedParameter } from "./charted-items.ts";
import { readCsv, type CsvRow } from "./read-csv.ts";
import type { RecordedParameter, RecordedSample, RecordedSeries, Recording } from "./recording.ts";

type Read = { readonly series: string; readonly sample: RecordedSample } | { readonly why: "no-time" | "other-quantity" };
type ReadRow = (row: CsvRow) => Read;

/** Minutes as the files write them; undefined for blanks and words. */
const minutesOf = (text: string | undefined): number | undefined => {
  const minutes = text === undefined || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(minutes) ? minutes : undefined;
};

const fromMinutes =
  (seriesOf: (row: CsvRow) => string, columns: Readonly<Record<string, RecordedParameter>>): ReadRow =>
  (row) => {
    const minutes = minutesOf(row.cells["minute"]);
    if (minutes === undefined) return { why: "no-time" };
    const values = Object.fromEntries(Object.entries(columns).map(([column, parameter]) => [parameter, row.cells[column] ?? ""]));
    return { series: seriesOf(row), sample: { offsetMilliseconds: Math.round(minutes * 60_000), status: "measured", values } };
  };

/** A monitor's minutes. Its arterial pressures are left out: a clinic has a cuff, and the two are not the same quantity. */
const monitorRow = fromMinutes(() => "monitor", {
  hr_bpm: "hr",
  pulse_bpm: "pulse",
  resp_per_min: "rr",
  spo2_pct: "spo2",
  nbp_sys: "sbp",
  nbp_dia: "dbp",
  nbp_mean: "map",
});

const cuffRow = fromMinutes((row) => row.cells["stay"] ?? "", { sys: "sbp", dia: "dbp", mean: "map" });

const instantIn = (text: string): number | undefined => {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime("UTC").epochMilliseconds;
  } catch {
    return undefined;
  }
};

const chartedRow: ReadRow = ({ cells }) => {
  const at = instantIn(cells["charttime"] ?? "");
  if (at === undefined) return { why: "no-time" };
  const item = chartedParameter(cells["item"] ?? "");
  if (item === undefined) return { why: "other-quantity" };
  const status = cells["error"] === "1" ? "in-error" : "measured";
  const values = { [item.parameter]: cells["value"] ?? "" };
  const units = item.fahrenheit ? { units: { temperature: "[degF]" } as const } : {};
  return { series: cells["icustay"] ?? "", sample: { offsetMilliseconds: at, status, values, ...units } };
};

/** Values charted at one moment belong together, so that a cuff's two pressures are judged as one; a second of the same stands alone. */
const joinMoments = (samples: readonly RecordedSample[]): readonly RecordedSample[] => {
  const joined: RecordedSample[] = [];
  for (const sample of samples) {
    const index = joined.findLastIndex((one) => one.offsetMilliseconds === sample.offsetMilliseconds);
    const fits = joined.findIndex(
      (one, at) =>
        at >= Math.max(0, index - 12) &&
        one.offsetMilliseconds === sample.offsetMilliseconds &&
        one.status === sample.status &&
        one.units?.temperature === sample.units?.temperature &&
        Object.keys(sample.values).every((parameter) => !(parameter in one.values)),
    );
    const found = joined[fits];
    if (found === undefined) joined.push(sample);
    else joined[fits] = { ...found, values: { ...found.values, ...sample.values } };
  }
  return joined;
};

const fromZero = (samples: readonly RecordedSample[]): readonly RecordedSample[] => {
  const first = samples.reduce((least, one) => Math.min(least, one.offsetMilliseconds), Infinity);
  return samples.map((sample) => ({ ...sample, offsetMilliseconds: sample.offsetMilliseconds - first }));
};

const kinds: readonly {
  readonly kind: Recording["kind"];
  readonly columns: readonly string[];
  readonly read: ReadRow;
  readonly joins: boolean;
}[] = [
  { kind: "monitor-minutes", columns: ["minute", "hr_bpm", "spo2_pct"], read: monitorRow, joins: false },
  { kind: "cuff-windows", columns: ["stay", "minute", "sys", "dia"], read: cuffRow, joins: false },
  { kind: "charted-rows", columns: ["icustay", "charttime", "item", "value"], read: chartedRow, joins: true },
];

/**
 * Reads a recording of vital signs. Three kinds of CSV are known, told by their columns: a monitor's minutes, cuff readings by stay and
 * minute, and charted rows. Blanks, zeros, words, duplicates and impossible rows come out as they are written: whoever takes them judges.
 * @returns undefined when the columns are of no known kind; it never throws
 */
export const readRecording = (text: string): Recording | undefined => {
  const { columns, rows } = readCsv(text);
  const known = kinds.find((one) => one.columns.every((name) => columns.includes(name)));
  if (known === undefined) return undefined;
  const bySeries = new Map<string, RecordedSample[]>();
  const unread: Recording["unread"][number][] = [];
  for (const row of rows) {
    const read = known.read(row);
    if ("why" in read) {
      unread.push({ line: row.line, why: read.why });
      continue;
    }
    const samples = bySeries.get(read.series) ?? [];
    samples.push(read.sample);
    bySeries.set(read.series, samples);
  }
  const series = [...bySeries].map(([name, samples]): RecordedSeries => ({
    name,
    samples: fromZero(known.joins ? joinMoments(samples) : samples),
  }));
  return { kind: known.kind, rows: rows.length, series, unread };
};
