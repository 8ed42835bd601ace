import { expect, test } from "vitest";

import { fold } from "#kernel/stream.ts";
import { writePdf } from "#platform/documents/write-pdf.ts";

import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import { firstDose, type DosingSession } from "../../rules/dosing-session.ts";
import { calm, charted, dose, factAt, given, minute, nurseId, opened } from "../../rules/test-session.ts";
import type { DosingSessionEvent } from "../../rules/events.ts";
import { musicBand } from "./music-section.ts";
import { recordPdf } from "./record-pdf.ts";
import { pdfText } from "./test-pdf-text.ts";
import { timeOf } from "./time-of.ts";

const noSamples = { at: [], heartRate: [], saturation: [] };

const pagesOf = async (session: DosingSession, samples = noSamples) => {
  const facts = {
    session,
    sessionId: "0190a000-0000-7000-8000-00000000e001",
    patient: { name: "Zoë Łukasińska", birthDate: "1985-03-02" },
    clinic: "Harbour Clinic",
    roomName: "Room 1",
    timeZone: "America/New_York",
    printedAt: minute(300),
    nameOf: (id: string) => (id === nurseId ? "Nora Nurse" : `Person ${id}`),
    witnessOf: () => "Walter Witness",
    timeOf: timeOf("America/New_York", firstDose(session)?.observedAt),
  };
  return pdfText((await writePdf(recordPdf(facts, samples), minute(300))).bytes);
};

const note = (noteId: string, text: string): DosingSessionEvent => ({ type: "event-noted", noteId, code: "note", text });
const nothing = { parameter: null, value: null, readingId: null, sampleAt: null } as const;

const full = given(
  [-20, opened()],
  [-19, { type: "person-entered", staffId: nurseId, role: "monitor" }],
  [-15, { type: "checklist-item-recorded", item: "PSC-01", answer: "yes", note: "seen" }],
  [-12, { type: "condition-overridden", conditionId: "DOSE-9", reason: "Calm at home" }],
  [-10, charted("base", calm)],
  [
    -2,
    {
      type: "drug-drawn",
      entryId: "e1",
      administrationId: "d1",
      lotId: null,
      amount: { value: 50_000, unit: "ug" },
      container: 1,
      units: null,
      note: "",
    },
  ],
  [0, dose("d1")],
  [
    5,
    {
      type: "drug-wasted",
      entryId: "e2",
      administrationId: "d1",
      lotId: null,
      amount: { value: 15_000, unit: "ug" },
      reason: "left-over",
      method: null,
      note: "",
    },
  ],
  [10, charted("wrong", { bp: [210, 76] })],
  [11, { type: "reading-entered-in-error", readingId: "wrong", reason: "Cuff slipped" }],
  [12, { type: "alarm-raised", alarmId: "a", rule: "HAND-5", level: "amber", origin: "responsibility", ...nothing }],
  [13, { type: "alarm-acknowledged", alarmId: "a", reason: "Back now" }],
  [20, note("n1", "Tears, then laughter")],
  [25, { type: "handover-offered", handoverId: "h1", from: nurseId, to: "ben", summary: "35 mg at ten" }],
  [26, { type: "handover-accepted", handoverId: "h1" }],
);

test("every section stands in the record, with who said what and what was crossed out", async () => {
  const text = (await pagesOf(full)).join(" ");
  for (const title of [
    "Record of a dosing session",
    "Graph",
    "Doses",
    "Drug drawn, wasted, put back",
    "Vital signs",
    "Alarms",
    "Events and notes",
  ])
    expect(text).toContain(title);
  for (const title of [
    "People in the room",
    "Who was responsible",
    "Handovers",
    "Breaks",
    "Checklist",
    "Assessments for leaving",
    "Release and closing",
  ])
    expect(text).toContain(title);
  for (const words of [
    "Nora Nurse",
    "120/76",
    "35 mg ketamine racemic",
    "Walter Witness",
    "in error: Cuff slipped",
    "Back now",
    "Calm at home",
  ])
    expect(text).toContain(words);
  for (const words of [
    "Tears, then laughter",
    "nobody responsible",
    "Person ben",
    "35 mg at ten",
    "accepted",
    "Protocol version",
    "PSC-01",
  ])
    expect(text).toContain(words);
});

test("[COR-1] a corrected entry stands crossed out with its reason, and the one in its place says which it corrects", async () => {
  const session = given(
    [-20, opened()],
    [0, dose("d1")],
    [10, charted("wrong", { bp: [210, 76] })],
    [10, { type: "reading-entered-in-error", readingId: "wrong", reason: "Cuff slipped" }],
    [10, { ...charted("right", { bp: [118, 76] }), corrects: "wrong" }],
  );
  const text = (await pagesOf(session)).join(" ");
  expect(text).toContain("210/76");
  expect(text).toContain("in error: Cuff slipped");
  expect(text).toContain("118/76");
  expect(text).toMatch(/corrects the entry of \d\d:\d\d \(\+0:10\)/);
});

test("what was charted on a device with a wrong clock says so, beside who charted it; a clock that is nearly right is not mentioned", async () => {
  const offBy = (clockOffsetMs: number, at: number, text: string) => ({ ...factAt(at, note(text, text)), clockOffsetMs });
  const facts = [factAt(-20, opened()), offBy(7_200_000, 5, "Slow"), offBy(-90_000, 6, "Fast"), offBy(59_000, 7, "Nearly right")];
  const text = (await pagesOf(fold(dosingSessionStream, facts))).join(" ");
  expect(text).toContain("Nora Nurse (on a device whose clock was 2 h 0 min slow)");
  expect(text).toContain("Nora Nurse (on a device whose clock was 2 min fast)");
  expect(text.match(/on a device whose clock/g)).toHaveLength(2);
});

test("every page says whose it is, which session, which clinic, and which page of how many; 400 facts keep all of it", async () => {
  const many = Array.from({ length: 400 }, (_, index) => [index * 0.5, note(`n${index}`, `Fact number ${index}`)] as const);
  const pages = await pagesOf(given([-20, opened()], [0, dose("d1")], ...many));
  expect(pages.length).toBeGreaterThan(5);
  pages.forEach((page, index) => {
    // A letter of another alphabet is a run of its own, and this reader puts a space between runs.
    expect(page.replaceAll(" ", "")).toContain("ZoëŁukasińska·born1985-03-02");
    expect(page).toContain("0190a000-0000-7000-8000-00000000e001");
    expect(page).toContain(`Harbour Clinic · page ${index + 1} of ${pages.length}`);
  });
  for (const index of [0, 199, 399]) expect(pages.join(" ")).toContain(`Fact number ${index} `);
});

test("a session in which nothing happened says so in each section, and that nobody was responsible", async () => {
  const text = (await pagesOf(given([0, opened()]))).join(" ");
  for (const words of [
    "No dose was given",
    "None were charted",
    "Nobody was recorded",
    "nobody responsible",
    "Not released",
    "Nothing was measured",
  ])
    expect(text).toContain(words);
});

test("[MUS-13] what was played when stands in the record: soundscape and recordings, how, how it ended, and who had charge of it", async () => {
  const steering = { intensity: 0.4, warmth: 0.6, density: 0.5 };
  const recording = { kind: "file", trackId: "t", title: "Low tide", playlist: "Quiet water", phase: "peak" } as const;
  const session = given(
    [-20, opened()],
    [
      -10,
      { type: "music-played", entryId: "m1", tablet: "A", sound: { kind: "soundscape", seed: 7, phase: "arrival", steering }, volume: 0.7 },
    ],
    [0, dose("d1")],
    [5, { type: "music-played", entryId: "m2", tablet: "A", sound: recording, volume: 0.5 }],
    [9, { type: "music-stopped", entryId: "m3", tablet: "A", why: "paused" }],
    [12, { type: "music-played", entryId: "m4", tablet: "A", sound: recording, volume: 0.5 }],
  );
  const text = (await pagesOf(session)).join(" ");
  for (const words of [
    "Music",
    "soundscape, arrival",
    "intensity 40 %",
    "volume 70 %",
    "Low tide",
    "Quiet water, peak",
    "paused",
    "not ended",
  ])
    expect(text).toContain(words);
  expect((await pagesOf(given([0, opened()]))).join(" ")).toContain("Music None was played by a tablet");
});

test("[MUS-13] the printed graph has a stretch for each thing that was played, and none where nothing was", () => {
  const sound = { kind: "file", trackId: "t", title: "Low tide", playlist: null, phase: null } as const;
  const session = given(
    [0, opened()],
    [5, { type: "music-played", entryId: "m1", tablet: "A", sound, volume: 0.5 }],
    [9, { type: "music-stopped", entryId: "m2", tablet: "A", why: "stopped" }],
  );
  const shapes = musicBand({ session }, (at) => (at - minute(0).epochMilliseconds) / 60_000, minute(30).epochMilliseconds);
  expect(shapes.map((one) => (one.kind === "line" ? one.points.map(([at]) => at) : []))).toEqual([
    [5, 9],
    [5, 5],
  ]);
});
