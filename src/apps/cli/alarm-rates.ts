import { readFile } from "node:fs/promises";
import { basename } from "node:path";

import { alarmRates, type AlarmRate } from "#care/dosing-session/server/monitor/alarm-rates.ts";
import { readRecording } from "#interop/recordings/read-recording.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import type { Run } from "./command.ts";
import { complain, say } from "./say.ts";

const perHour = (count: number, { signalHours }: AlarmRate): string => (count / signalHours).toFixed(3);

const row = (file: string, rate: AlarmRate): string => {
  const { rule, signalHours, before, after } = rate;
  const cells = [file, rule, signalHours.toFixed(1), String(before), perHour(before, rate), String(after), perHour(after, rate)];
  return `| ${cells.join(" | ")} |`;
};

const heading = [
  "| recording | rule | signal-hours | single values | an hour | with the rules | an hour |",
  "| --- | --- | --- | --- | --- | --- | --- |",
];

/** Prints, for each recording, how often each rule alarms in an hour of signal: by single values, and by the rules of a session. */
export const alarmRatesOf: Run = async (_environment, { words: files }) => {
  if (files.length === 0) {
    complain("Name one or more recordings. More: npm run kapstone -- alarm-rates --help");
    return 2;
  }
  const rows: string[] = [];
  for (const file of files) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    const recording = text === undefined ? undefined : readRecording(text);
    if (recording === undefined) {
      complain(`${file} cannot be read as a recording of a known kind.`);
      return 2;
    }
    const startAt = Temporal.Instant.fromEpochMilliseconds(0);
    rows.push(...alarmRates(recording, shippedProtocol, startAt).map((rate) => row(basename(file), rate)));
  }
  say([...heading, ...rows].join("\n"));
  return 0;
};
