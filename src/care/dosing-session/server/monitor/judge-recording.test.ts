import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { readCsv } from "#interop/recordings/read-csv.ts";
import { readRecording } from "#interop/recordings/read-recording.ts";

import { given, opened, tenOClock } from "../../rules/test-session.ts";
import { judgeRecording } from "./judge-recording.ts";

const session = given([-20, opened()]);

const judge = (text: string) => {
  const recording = readRecording(text);
  if (recording === undefined) throw new Error("This is no recording.");
  return judgeRecording(recording, session, tenOClock);
};

test("blanks, duplicates and impossible rows of cuffs come out as no signal, one reading, or implausible", () => {
  const rows = ["1,0,,,", "1,0,,,", "1,1,182,96,124", "1,1,182,96,124", "1,5,80,95,85", "1,9,350,90,120", "1,15,,,109", "1,20,128,80,96"];
  expect(judge(`stay,minute,sys,dia,mean\n${rows.join("\n")}`)).toEqual({
    rows: 8,
    otherQuantity: 0,
    samples: 8,
    accepted: 3,
    values: 7,
    noSignal: 1,
    duplicates: 2,
    implausible: 2,
    implausibleValues: 6,
    cuffReadings: 2,
    alarms: { "MON-SBP-R": 1 },
  });
});

test("a monitor whose leads are off says nothing but that the signal is lost", () => {
  const minutes = Array.from(
    { length: 30 },
    (_, minute) => `${minute},${minute < 10 ? "72.0" : "0.0"},0,0,0,0.0,14.0,${minute < 10 ? "97.5" : "0.0"},,,`,
  );
  const judged = judge(
    `minute,hr_bpm,abp_sys,abp_dia,abp_mean,pulse_bpm,resp_per_min,spo2_pct,nbp_sys,nbp_dia,nbp_mean\n${minutes.join("\n")}`,
  );
  expect(judged).toMatchObject({ accepted: 30, values: 50, noSignal: 0, alarms: { "SIG-1": 2 } });
});

const fixtures = new URL("../../../../../../shared/fixtures/vitals/", import.meta.url);
const isThere = existsSync(fixtures);
const title = isThere ? "" : " (skipped: the recordings are not beside this checkout)";
const names = isThere ? readdirSync(fixtures).filter((name) => name.endsWith(".csv")) : [];

test.skipIf(!isThere)(`every sample of the recordings is judged, and each is one thing${title}`, () => {
  for (const name of names) {
    const judged = judge(readFileSync(new URL(name, fixtures), "utf8"));
    expect(judged.accepted + judged.noSignal + judged.duplicates + judged.implausible, name).toBe(judged.samples);
    if (process.env["KAPSTONE_SHOW_RECORDINGS"] === "1") process.stdout.write(`${name} ${JSON.stringify(judged)}\n`);
  }
});

test.skipIf(!isThere)(`of the implausible rows only those become readings that contradict nothing and lie inside the bands${title}`, () => {
  const text = readFileSync(new URL("eicu-demo-nibp-implausible-rows.csv", fixtures), "utf8");
  const canBe = readCsv(text).rows.filter(({ cells }) => {
    const [sys, dia, mean] = [cells["sys"], cells["dia"], cells["mean"]].map((cell) =>
      cell === undefined || cell === "" ? NaN : Number(cell),
    );
    if (sys === undefined || dia === undefined || mean === undefined) return false;
    return sys > dia && sys >= 50 && sys <= 300 && dia >= 20 && dia <= 200 && !(mean > sys) && !(mean < dia);
  });
  expect(canBe.length).toBeGreaterThan(0);
  expect(judge(text).cuffReadings).toBe(canBe.length);
});
