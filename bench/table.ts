import { availableParallelism } from "node:os";

import type { Rounds } from "./rounds.ts";
import type { Latencies } from "./rows/live-row.ts";
import { quantile, type Spread } from "./statistics.ts";

/** One line of the table; the cells are text, `figures` is what is kept. */
export type Line = {
  readonly name: string;
  readonly reached: string;
  readonly floor: string;
  readonly ratio: string;
  readonly cost: string;
  readonly aim: string;
  readonly met: boolean;
  readonly figures: object;
};

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const share = (value: number): string => `${Math.round(value * 100)} %`;
const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

const spread = ({ median, lowest, highest }: Spread, say: (value: number) => string): string =>
  `${say(median)} (${say(lowest)} to ${say(highest)})`;

const rateLine = (name: string, rounds: Rounds, aim: { readonly rate: number; readonly ratio: number }): Line => ({
  name,
  reached: spread(rounds.reached, (value) => `${whole(value)}/s`),
  floor: spread(rounds.floor, (value) => `${whole(value)}/s`),
  ratio: spread(rounds.ratio, share),
  cost: spread(rounds.cost, (value) => `${value < 100 ? value.toFixed(1) : whole(value)} µs`),
  aim: `${share(aim.ratio)}, ${whole(aim.rate)}/s`,
  met: rounds.reached.median >= aim.rate && rounds.ratio.median >= aim.ratio,
  figures: rounds,
});

export const commandLine = (rounds: Rounds): Line => rateLine("Commands over HTTP, 16 clients", rounds, { rate: 800, ratio: 0.25 });

export const sampleLine = (rounds: Rounds): Line => rateLine("Samples over HTTP, batches of 250", rounds, { rate: 20_000, ratio: 0.5 });

/** The floor keeps nothing at all, so the ratio is the price of a durable message. */
export const messageLine = (rounds: Rounds): Line => rateLine("Ingest MLLP messages, 16 monitors", rounds, { rate: 200, ratio: 0.02 });

/** Two lines, p50 and p99; the aim is for p99. */
export const timeLine = (name: string, { reached, floor }: Latencies, most: number): readonly Line[] =>
  ([0.5, 0.99] as const).map((part) => {
    const [own, least] = [quantile(reached, part), quantile(floor, part)];
    return {
      name: `${name}, p${part * 100}`,
      reached: milliseconds(own),
      floor: milliseconds(least),
      ratio: `${(own / least).toFixed(1)} ×`,
      cost: "",
      aim: part === 0.99 ? `< ${most} ms` : "",
      met: part !== 0.99 || own < most,
      figures: { reached: own, floor: least, values: reached.length },
    };
  });

const mostToBoard = 500;

/** From the sample to the alarm on the board; there is no floor: it is the product's own way from end to end. */
export const alarmLine = (took: readonly number[]): readonly Line[] =>
  ([0.5, 0.99] as const).map((part) => {
    const own = quantile(took, part);
    return {
      name: `Alarm on the board, 50 sessions at 1 Hz, p${part * 100}`,
      reached: milliseconds(own),
      floor: "",
      ratio: "",
      cost: "",
      aim: part === 0.99 ? `< ${mostToBoard} ms` : "",
      met: part !== 0.99 || own < mostToBoard,
      figures: { reached: own, values: took.length },
    };
  });

const mebibyte = 1024 * 1024;
const mostMebibytes = 250;

export const memoryLine = (peak: number): Line => ({
  name: "Server's resident memory, the most",
  reached: `${whole(peak / mebibyte)} MB`,
  floor: "",
  ratio: "",
  cost: "",
  aim: `< ${mostMebibytes} MB`,
  met: peak < mostMebibytes * mebibyte,
  figures: { bytes: peak },
});

type About = { readonly load: { readonly before: number; readonly after: number }; readonly seconds: number };

const head = { name: "", reached: "reached", floor: "floor", ratio: "ratio", cost: "server CPU each", aim: "aim", met: "" };

/** The table as plain text. */
export const tableOf = (lines: readonly Line[], { load, seconds }: About): string => {
  const rows = [head, ...lines.map((line) => ({ ...line, met: line.aim === "" ? "" : line.met ? "met" : "missed" }))];
  const keys = ["name", "reached", "floor", "ratio", "cost", "aim", "met"] as const;
  const widths = keys.map((key) => Math.max(...rows.map((row) => row[key].length)));
  const text = rows.map((row) =>
    keys
      .map((key, index) => row[key].padEnd(widths[index] ?? 0))
      .join("   ")
      .trimEnd(),
  );
  const cores = availableParallelism();
  const about = `Median (lowest to highest round). ${cores} cores; load average ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after; ${Math.round(seconds)} s.`;
  const others =
    load.before > cores / 4
      ? "\nOther programs were busy: the absolute figures and server times are worse than this machine can do; the ratios hold better."
      : "";
  return `\n${text.join("\n")}\n\n${about}${others}`;
};

export const figuresOf = (lines: readonly Line[], load: About["load"]): object => ({
  load,
  rows: lines.map(({ name, figures, met }) => ({ name, met, ...figures })),
});
