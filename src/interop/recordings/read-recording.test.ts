import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";

import { readCsv } from "./read-csv.ts";
import { readRecording } from "./read-recording.ts";
import { replayPlan, replayRecording, type ReplayedBatch } from "./replay-recording.ts";

const monitor = "minute,hr_bpm,abp_sys,abp_dia,abp_mean,pulse_bpm,resp_per_min,spo2_pct,nbp_sys,nbp_dia,nbp_mean\n";

test("a monitor's minutes keep zeros and blanks as they are written", () => {
  const recording = readRecording(`${monitor}0,0.0,0.0,0.0,0.0,0.0,23.0,0.0,,,\n1,62.8,140,60,80,61.0,12.7,97.9,120,72,89\n`);
  expect(recording).toMatchObject({ kind: "monitor-minutes", rows: 2, unread: [] });
  expect(recording?.series[0]?.samples).toEqual([
    { offsetMilliseconds: 0, status: "measured", values: { hr: "0.0", pulse: "0.0", rr: "23.0", spo2: "0.0", sbp: "", dbp: "", map: "" } },
    {
      offsetMilliseconds: 60_000,
      status: "measured",
      values: { hr: "62.8", pulse: "61.0", rr: "12.7", spo2: "97.9", sbp: "120", dbp: "72", map: "89" },
    },
  ]);
});

test("cuff readings come apart by stay, each from its own zero", () => {
  const recording = readRecording('"stay","minute","sys","dia","mean"\n7,1460,,,\n7,1462,48,13,22\n9,5,120,80,90\n9,x,1,1,1\n');
  expect(recording?.series.map(({ name, samples }) => [name, samples.map((one) => one.offsetMilliseconds)])).toEqual([
    ["7", [0, 120_000]],
    ["9", [0]],
  ]);
  expect(recording?.unread).toEqual([{ line: 4, why: "no-time" }]);
});

const charted = "icustay,charttime,storetime,item,label,value,valuenum,unit,warning,error,stopped\n";

test("charted rows of one moment are one sample, and rows marked as error say so", () => {
  const rows = [
    "1,2171-07-12T16:00:00,2171-07-12T16:25:00,220179,NBP systolic,151,151,mmHg,,,",
    "1,2171-07-12T16:00:00,2171-07-12T16:25:00,220180,NBP diastolic,76,76,mmHg,,,",
    "1,2171-07-12T16:00:00,2171-07-12T16:25:00,223761,Temperature Fahrenheit,98.6,98.6,?F,,,",
    "1,2171-07-12T16:30:00,2171-07-12T16:25:00,220277,SpO2,97,97,%,,1,",
    "1,2171-07-12T16:30:00,2171-07-12T16:25:00,51,Arterial BP [Systolic],97,97,mmHg,,,",
  ];
  const recording = readRecording(charted + rows.join("\n"));
  expect(recording?.series[0]?.samples).toEqual([
    { offsetMilliseconds: 0, status: "measured", values: { sbp: "151", dbp: "76" } },
    { offsetMilliseconds: 0, status: "measured", values: { temp: "98.6" }, units: { temperature: "[degF]" } },
    { offsetMilliseconds: 1_800_000, status: "in-error", values: { spo2: "97" } },
  ]);
  expect(recording?.unread).toEqual([{ line: 5, why: "other-quantity" }]);
});

test("a file of another kind is said to be none", () => expect(readRecording("a,b\n1,2\n")).toBeUndefined());

test("no text makes the reader fail", () => {
  fc.assert(
    fc.property(fc.constantFrom(monitor, charted, "stay,minute,sys,dia,mean\n", ""), fc.string({ maxLength: 300 }), (header, text) => {
      readRecording(header + text);
    }),
  );
  expect(readCsv('a,b\n"x, ""y""",2\n"open,3').rows.map(({ cells }) => cells)).toEqual([
    { a: 'x, "y"', b: "2" },
    { a: "open,3", b: "" },
  ]);
});

const series = {
  name: "monitor",
  samples: [0, 1, 2, 3].map((minute) => ({
    offsetMilliseconds: minute * 60_000,
    status: "measured" as const,
    values: { hr: String(60 + minute) },
  })),
};
const startAt = Temporal.Instant.from("2026-11-23T10:00:00Z");

test("a replay sixty times as fast bears the times at which it is sent, and keeps the recording's own beside them", () => {
  const ticks = replayPlan({ series, speed: 60, startAt });
  expect(ticks.map(({ due }) => due)).toEqual([0, 1_000, 2_000, 3_000]);
  expect(ticks[3]?.samples[0]).toMatchObject({ observedAt: "2026-11-23T10:00:03Z", deviceAt: "2026-11-23T10:03:00Z" });
});

test("a replay waits its own rhythm and sends a batch again under its own id when it was not delivered", async () => {
  const waited: number[] = [];
  const sent: ReplayedBatch[] = [];
  let ids = 0;
  await replayRecording({
    series,
    speed: 60,
    startAt,
    newBatchId: () => `batch-${(ids += 1)}`,
    wait: async (milliseconds) => void waited.push(milliseconds),
    send: async (batch) => {
      sent.push(batch);
      if (sent.length === 2) throw new Error("no answer");
      return {};
    },
  });
  expect(sent.map(({ batchId }) => batchId)).toEqual(["batch-1", "batch-2", "batch-2", "batch-3", "batch-4"]);
  expect(waited).toEqual([1_000, 500, 1_000, 1_000]);
});

const fixtures = new URL("../../../../shared/fixtures/vitals/", import.meta.url);
const isThere = existsSync(fixtures);

test.skipIf(!isThere)(`every recording beside the checkout is read whole${isThere ? "" : " (skipped: they are not there)"}`, () => {
  for (const name of readdirSync(fixtures).filter((one) => one.endsWith(".csv"))) {
    const recording = readRecording(readFileSync(new URL(name, fixtures), "utf8"));
    const values = recording?.series.flatMap(({ samples }) => samples) ?? [];
    expect(values.length, name).toBeGreaterThan(50);
    expect(values.every(({ offsetMilliseconds }) => Number.isFinite(offsetMilliseconds) && offsetMilliseconds >= 0)).toBe(true);
    expect(
      recording?.unread.every(({ why }) => why === "other-quantity"),
      name,
    ).toBe(true);
  }
});
