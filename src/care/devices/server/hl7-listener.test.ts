import { Client, Message } from "node-hl7-client";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sessionSide } from "#care/dosing-session/server/monitor/session-side.ts";
import { openTestRoom, type Place, type TestRoom } from "#care/dosing-session/server/test-room.ts";
import type { MllpListener } from "#interop/hl7v2/mllp-listener.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";

import type { Device } from "../rules/device.ts";
import { openHl7Listener } from "./hl7-listener.ts";
import type { MessageOutcome } from "./take-message.ts";
import { addTestDevice, openTestLine, type TestLine } from "./test-devices.ts";

let room: TestRoom;
let listener: MllpListener;
let line: TestLine;
const outcomes: MessageOutcome[] = [];

beforeAll(async () => {
  room = await openTestRoom();
  const { slug } = await inClinic(room.test.database, room.test.clinics[0], async (tx) => {
    const row = await tx.first(statement<{ slug: string }>`select slug from clinic where clinic_id = ${tx.clinicId}`);
    return row ?? { slug: "" };
  });
  listener = await openHl7Listener({
    database: room.test.database,
    side: sessionSide(room.monitoring),
    host: "127.0.0.1",
    port: 0,
    clinic: slug,
    now: () => Temporal.Now.instant().round("millisecond"),
    warn: () => undefined,
    onTaken: ({ outcome }) => void outcomes.push(outcome),
  });
  line = await openTestLine(listener.port);
});
afterAll(async () => {
  line.close();
  await listener.close();
  await room.close();
});

const inOwn = <Row>(query: ReturnType<typeof statement<Row>>) => inClinic(room.test.database, room.test.clinics[0], (tx) => tx.all(query));
const add = (name: string, more: Partial<Device> = {}) =>
  inClinic(room.test.database, room.test.clinics[0], (tx) => addTestDevice(tx, name, more));

/** A session with a device attached since ten minutes ago. */
const attached = async (more: Partial<Device> = {}): Promise<Place & { readonly deviceId: string; readonly equipment: string }> => {
  const equipment = newId().replaceAll("-", "").slice(-16).toUpperCase();
  const [place, deviceId] = [await room.open(), await add(`Monitor ${equipment}`, { identifiers: [equipment], ...more })];
  await attach(place, deviceId);
  return { ...place, deviceId, equipment };
};
const minutesAgo = (minutes: number) =>
  Temporal.Now.instant()
    .subtract({ seconds: minutes * 60 })
    .round("second");
const attach = async (place: Place, deviceId: string) => {
  const body = { attachmentId: newId(), deviceId, kind: "hl7v2", name: "Monitor" };
  expect(await room.act(place, "attach-device", body, { at: minutesAgo(10).toString() })).toMatchObject({ status: 200 });
};

const stamp = (at: Temporal.Instant): string => `${at.toString({ smallestUnit: "second" }).replaceAll(/[-:TZ]/g, "")}+0000`;
const oru = (
  equipment: string,
  rows: readonly string[],
  more: { readonly control?: string; readonly sentAt?: Temporal.Instant; readonly processing?: string } = {},
) =>
  [
    `MSH|^~\\&|MON^0011^EUI-64||KAPSTONE||${stamp(more.sentAt ?? Temporal.Now.instant())}||ORU^R01^ORU_R01|${more.control ?? newId()}|${more.processing ?? "P"}|2.6`,
    "PID|||789^^^Hospital^PI||Doe^John",
    `OBR|1|||X|||${stamp(more.sentAt ?? Temporal.Now.instant())}`,
    `OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1|||||||X|||||||${equipment}^EUI-64`,
    ...rows,
  ].join("\r");
const obx = (code: string, value: string, unit: string, more = "|||||R"): string =>
  `OBX|2|NM|${code}^MDC|1.0.1.${code.slice(0, 6)}|${value}|${unit}^MDC${more}`;
const hr = (value: string, more?: string) => obx("147842^MDC_ECG_HEART_RATE", value, "264864^MDC_DIM_BEAT_PER_MIN", more);
const spo2 = (value: string, more?: string) => obx("150456^MDC_PULS_OXIM_SAT_O2", value, "262688^MDC_DIM_PERCENT", more);
const cuff = (sbp: string, dbp: string, at: Temporal.Instant, unit = "266016^MDC_DIM_MMHG") => [
  obx("150021^MDC_PRESS_BLD_NONINV_SYS", sbp, unit, `|||||R|||${stamp(at)}`),
  obx("150022^MDC_PRESS_BLD_NONINV_DIA", dbp, unit, `|||||R|||${stamp(at)}`),
];

const samplesOf = ({ sessionId }: Place) =>
  inOwn(statement<{ hr: number | null; spo2: number | null; sbp: number | null; observed_at: unknown }>`
    select hr, spo2, sbp, observed_at from device_sample where clinic_id = ${room.test.clinics[0]} and session_id = ${sessionId} order by received_at, place`);
const readingsOf = ({ sessionId }: Place) =>
  inOwn(statement<{ observed_at: unknown; reading: unknown }>`
    select observed_at, reading from session_reading where clinic_id = ${room.test.clinics[0]} and session_id = ${sessionId} order by observed_at`);
const inbox = () =>
  inOwn(statement<{ why: string; patient: string; messages: number; value_count: number }>`
    select why, patient, messages::integer, value_count::integer from device_inbox where clinic_id = ${room.test.clinics[0]} order by first_at, entry_id`);

test("[DEV-23] values of an attached monitor are charted, and AA comes when they are stored", async () => {
  const place = await attached();
  const [msh, msa] = await line.send(oru(place.equipment, [hr("72"), spo2("97")], { control: "C-1" }));
  expect(msh?.[8]).toBe("ACK^R01^ACK");
  expect(msa).toEqual(["MSA", "AA", "C-1", "2 charted"]);
  expect(await samplesOf(place)).toMatchObject([{ hr: 72, spo2: 97 }]);
});

test("[DEV-19] [DEV-17] a cuff reading that is shown for minutes is charted once, by its own time, also by a clock that is hours wrong", async () => {
  const place = await attached();
  const wrong = (at: Temporal.Instant) => at.subtract({ hours: 7 });
  const measured = minutesAgo(3);
  for (let second = 0; second < 4; second += 1)
    await line.send(oru(place.equipment, [...cuff("131", "84", wrong(measured)), hr("75")], { sentAt: wrong(minutesAgo(0)) }));
  const readings = await readingsOf(place);
  expect(readings).toHaveLength(1);
  expect(readings[0]?.reading).toMatchObject({ systolic: { value: 131 }, source: { kind: "device", deviceId: place.deviceId } });
  const [first] = readings;
  const at = Temporal.Instant.from(String(first?.observed_at));
  expect(Math.abs(at.epochMilliseconds - measured.epochMilliseconds)).toBeLessThan(3_000);
});

test("[DEV-14] kPa is charted as mmHg, and a unit that is not the parameter's is refused and listed", async () => {
  const place = await attached();
  await line.send(oru(place.equipment, cuff("16.0", "10.5", minutesAgo(2), "265987^MDC_DIM_KILO_PASCAL")));
  expect((await readingsOf(place))[0]?.reading).toMatchObject({ systolic: { value: 120.01 }, diastolic: { value: 78.76 } });
  const [, msa] = await line.send(
    oru(place.equipment, [hr("72", "|||||F"), obx("150456^MDC_PULS_OXIM_SAT_O2", "97", "266016^MDC_DIM_MMHG")]),
  );
  expect(msa?.[3]).toBe("1 charted; 1 refused (other-quantity)");
  expect(
    await inOwn(
      statement`select why, example, times::integer from device_refusal where clinic_id = ${room.test.clinics[0]} and device_id = ${place.deviceId}`,
    ),
  ).toEqual([{ why: "other-quantity", example: "97", times: 1 }]);
});

test("[DEV-22] a message that is sent again, also on two lines at once, is charted once; a control id that is used again for other words is another message", async () => {
  const place = await attached();
  const message = oru(place.equipment, [hr("72")], { control: "SAME" });
  const second = await openTestLine(listener.port);
  const answers = await Promise.all([line.send(message), second.send(message), line.send(message)]);
  second.close();
  expect(answers.map(([, msa]) => msa?.slice(1, 3))).toEqual([
    ["AA", "SAME"],
    ["AA", "SAME"],
    ["AA", "SAME"],
  ]);
  expect(answers.filter(([, msa]) => msa?.[3] === "taken before")).toHaveLength(2);
  expect(await samplesOf(place)).toHaveLength(1);
  await line.send(oru(place.equipment, [hr("73")], { control: "SAME", sentAt: minutesAgo(0.2) }));
  expect(await samplesOf(place)).toHaveLength(2);
});

test("[DEV-18] a training message and a value that is marked as a test are acknowledged and never charted", async () => {
  const place = await attached();
  expect((await line.send(oru(place.equipment, [hr("72")], { processing: "T" })))[1]?.[3]).toBe("1 refused (test)");
  expect((await line.send(oru(place.equipment, [hr("72", "||DEMO|||R")])))[1]?.[3]).toBe("1 refused (demonstration)");
  expect(await samplesOf(place)).toEqual([]);
});

test("[DEV-20] [DEV-24] values of nobody's session wait in the inbox, a stretch of a source as one entry, and those of an unknown device as they were sent", async () => {
  const before = (await inbox()).length;
  const deviceId = await add("Idle", { identifiers: ["IDLE-1"] });
  for (const value of ["70", "71", "72"]) await line.send(oru("IDLE-1", [hr(value)], { sentAt: minutesAgo(0) }));
  const [, msa] = await line.send(oru("NOBODY-9", [hr("80"), spo2("98")]));
  expect(msa?.[3]).toBe("2 waiting in the inbox");
  expect((await inbox()).slice(before)).toEqual([
    { why: "no-session", patient: "John Doe, 789", messages: 3, value_count: 3 },
    { why: "unknown-device", patient: "John Doe, 789", messages: 1, value_count: 2 },
  ]);
  // Two running sessions claim it: it is charted in neither.
  const both = await room.open();
  for (const place of [both, await room.open()]) await attach(place, deviceId);
  await line.send(oru("IDLE-1", [hr("99")]));
  expect(await samplesOf(both)).toEqual([]);
  expect((await inbox()).at(-1)).toMatchObject({ why: "two-sessions" });
});

test("[DEV-21] a patient simulator's values are no patient's", async () => {
  const place = await attached({ simulated: true });
  await line.send(oru(place.equipment, [hr("72")]));
  expect(await samplesOf(place)).toEqual([]);
  expect((await inbox()).at(-1)).toMatchObject({ why: "simulated" });
});

test("[DEV-23] what is not taken is answered with the place and the reason", async () => {
  const reply = async (message: string) => {
    const [, msa, err] = await line.send(message);
    return [msa?.[1], err?.[2], err?.[3]?.split("^")[0]];
  };
  const header = (type: string, version: string, control = "Q1") => `MSH|^~\\&|M||K||20260101000000||${type}|${control}|P|${version}`;
  expect(await reply(header("ADT^A01", "2.5"))).toEqual(["AR", "MSH^1^9", "200"]);
  expect(await reply(header("ORU^W01", "2.5"))).toEqual(["AR", "MSH^1^9", "201"]);
  expect(await reply(header("ORU^R01", "2.2"))).toEqual(["AR", "MSH^1^12", "203"]);
  expect(await reply(header("ORU^R01", "2.5", ""))).toEqual(["AR", "MSH^1^10", "101"]);
  expect(await reply(header("ORU^R01", "2.5"))).toEqual(["AE", "OBX^1^1", "100"]);
  expect(await reply("hello")).toEqual(["AR", "MSH^1^1", "100"]);
});

test("[ALM-3] a low SpO2 that a bedside monitor sends every second alarms like any other stream", async () => {
  const place = await attached();
  for (let second = 30; second > 0; second -= 2) {
    const at = Temporal.Now.instant().subtract({ seconds: second });
    await line.send(oru(place.equipment, [spo2("86", `|||||R|||${stamp(at)}`)]));
  }
  expect(
    await inOwn(
      statement`select rule, origin from session_alarm where clinic_id = ${room.test.clinics[0]} and session_id = ${place.sessionId}`,
    ),
  ).toEqual([{ rule: "MON-SPO2-R", origin: "stream" }]);
});

test("a client that others wrote sends, and understands the answer", async () => {
  const place = await attached();
  const client = new Client({ host: "127.0.0.1", version: "2.6" });
  const answered = new Promise<string>((resolve) => {
    const outbound = client.createConnection({ port: listener.port, version: "2.6", waitAck: true }, async (response) => {
      resolve(response.getMessage().get("MSA.1").toString());
      await outbound.close();
    });
    void outbound.sendMessage(new Message({ text: oru(place.equipment, [hr("64")]) }));
  });
  expect(await answered).toBe("AA");
  expect(await samplesOf(place)).toMatchObject([{ hr: 64 }]);
});

const fixtures = new URL("../../../../../shared/fixtures/hl7v2/", import.meta.url);
const isThere = existsSync(fixtures);
const title = isThere ? "" : " (skipped: the messages are not beside this checkout)";

/** What is known of the suites' devices: the Continua agents by their equipment, one gateway and one hospital by their sender. */
const suiteDevices = ["0123456789ABCDEF", "080019FFFF4F6AC0", "SIMHOSP"];

test.skipIf(!isThere)(
  `every message of public test suites is answered, and charted only where its device and codes are known${title}`,
  async () => {
    const place = await room.open();
    for (const name of suiteDevices) await attach(place, await add(name));
    const told: (readonly [name: string, code: string, charted: number, waiting: number, refused: string, words: string])[] = [];
    for (const name of readdirSync(fixtures).filter((one) => one.endsWith(".hl7"))) {
      outcomes.length = 0;
      const [, msa, err] = await line.send(readFileSync(new URL(name, fixtures)));
      const [outcome] = outcomes;
      const refused = Object.entries(Object.groupBy(outcome?.refused ?? [], ({ why }) => why)).map(([why, all]) => `${why} ${all.length}`);
      told.push([name, msa?.[1] ?? "", outcome?.charted ?? 0, outcome?.waiting ?? 0, refused.join(", "), err?.[8] ?? ""]);
    }
    expect(told.filter(([, code]) => code === "")).toEqual([]);
    expect(told.filter(([, , charted]) => charted > 0).map(([name, , charted]) => [name, charted])).toEqual([
      ["oehf_ipf__valid-bp-continua-wan__07.hl7", 3],
      ["oehf_ipf__valid-oximeter-continua-wan__11.hl7", 1],
      ["oehf_ipf__valid-pcd01-MaximumRequest2__01.hl7", 1],
      ["oehf_ipf__valid-pcd01-request2__03.hl7", 1],
      ["oehf_ipf__valid-pcd01-request__02.hl7", 3],
      ["oehf_ipf__valid-thermometer-continua-wan__13.hl7", 1],
    ]);
    if (process.env["KAPSTONE_TELL_MESSAGES"] !== undefined) process.stdout.write(`${told.map((row) => row.join(" | ")).join("\n")}\n`);
  },
);
