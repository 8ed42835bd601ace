import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { acknowledge } from "./acknowledge.ts";
import { escaped, unescaped, usualSeparators } from "./escapes.ts";
import { readHl7Time } from "./hl7-time.ts";
import { emptyHeader, readMessage } from "./read-message.ts";
import { readObservations } from "./read-observations.ts";

const header = (
  more: { readonly version?: string; readonly charset?: string; readonly control?: string; readonly processing?: string } = {},
) =>
  `MSH|^~\\&|MON^0011^EUI-64|ICU|KAPSTONE||20261129101500+0000||ORU^R01^ORU_R01|${more.control ?? "A1"}|${more.processing ?? "P"}|${more.version ?? "2.6"}||||||${more.charset ?? ""}`;
const message = (...segments: readonly string[]): Buffer => Buffer.from(segments.join("\r"), "latin1");

const read = async (bytes: Buffer) => {
  const found = await readMessage(bytes);
  if (found.kind === "refused") throw new Error(found.fault.text);
  return found;
};
const fault = async (bytes: Buffer) => {
  const found = await readMessage(bytes);
  return found.kind === "refused" ? { code: found.fault.code, location: found.fault.location } : undefined;
};

test("versions 2.3 to 2.8 are read, others and missing fields are refused with code and place", async () => {
  for (const version of ["2.3", "2.3.1", "2.4", "2.5.1", "2.6", "2.7", "2.8", "2.8.2"])
    expect(await fault(message(header({ version })))).toBeUndefined();
  expect(await fault(message(header({ version: "2.2" })))).toEqual({ code: "203", location: "MSH-12" });
  expect(await fault(message(header({ control: "" })))).toEqual({ code: "101", location: "MSH-10" });
  expect(await fault(message(header({ processing: "X" })))).toEqual({ code: "202", location: "MSH-11" });
  expect(await fault(message("PID|1"))).toEqual({ code: "100", location: "MSH-1" });
  expect(await fault(Buffer.of())).toEqual({ code: "100", location: "MSH-1" });
});

test("the charset is that of MSH-18; one that is not known is said, and makes no difference to plain ASCII", async () => {
  const named = async (charset: string, bytes: Buffer) => {
    const { parts } = await read(Buffer.concat([message(header({ charset })), Buffer.from("\rPID|1||7||"), bytes]));
    return readObservations(parts).patient;
  };
  expect(await named("UNICODE UTF-8", Buffer.from("Müller", "utf8"))).toBe("Müller, 7");
  expect(await named("8859/1", Buffer.from("Müller", "latin1"))).toBe("Müller, 7");
  expect(await named("GB 18030-2000", Buffer.from("Miller"))).toBe("Miller, 7");
  const unknown = Buffer.concat([message(header({ charset: "GB 18030-2000" })), Buffer.from([0x0d, 0x81, 0x5e])]);
  expect(await fault(unknown)).toEqual({ code: "102", location: "MSH-18" });
  const wrong = Buffer.concat([message(header({ charset: "UTF-8" })), Buffer.from([0x0d, 0xff, 0x5e])]);
  expect(await fault(wrong)).toEqual({ code: "102", location: "MSH-18" });
  expect((await read(Buffer.concat([message(header()), Buffer.from("\rNTE|1||é", "latin1")]))).notes).toHaveLength(1);
});

test("escapes come back as what they stand for, and whatever is escaped stays in its field", () => {
  expect(unescaped("a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f\\X0D\\g\\.br\\h", usualSeparators)).toBe("a|b^c&d~e\\f\rg\nh");
  expect(unescaped("C:\\Zz\\x and \\", usualSeparators)).toBe("C:\\Zz\\x and \\");
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const sent = escaped(text, usualSeparators);
      expect(sent).not.toMatch(/[|^~&\r\n\v]/);
      expect(unescaped(sent, usualSeparators)).toBe([...text].map((one) => (one < " " ? " " : one)).join(""));
    }),
    { numRuns: 300 },
  );
});

test("times are read to what they say, with their offset or without one; what is no moment is none", () => {
  expect(readHl7Time("20090813095715+0500")).toEqual({ local: "2009-08-13T09:57:15", offset: "+05:00" });
  expect(readHl7Time("200908130957")).toEqual({ local: "2009-08-13T09:57:00", offset: null });
  expect(readHl7Time("20090813095715.250-0330")).toEqual({ local: "2009-08-13T09:57:15.25", offset: "-03:30" });
  for (const none of ["", "20090813", "20091313095715", "20090813256199", "yesterday", "20090813095715+9900"])
    expect(readHl7Time(none)).toBeUndefined();
});

test("an OBX without time or device has those of what contains it, and else its order's time", async () => {
  const { parts } = await read(
    message(
      header(),
      "PV1|1|I|WARD^12^A",
      "OBR|1|||X|||20261129100000",
      "OBX|1||528391^MDC_DEV_SPEC_PROFILE_BP^MDC|1|||||||X|||||||0011223344^EUI-64",
      "OBX|2||150020^MDC_PRESS_BLD_NONINV^MDC|1.0.1|||||||X|||20261129101010+0100",
      "OBX|3|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC^8480-6^Systolic^LN|1.0.1.1|120~121|266016^MDC_DIM_MMHG^MDC||H~TEST|||R",
      "OBX|4|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.0.2.1|97|%",
    ),
  );
  const { observations, location } = readObservations(parts);
  expect(location).toBe("WARD^12^A");
  expect(observations[2]).toEqual({
    place: 3,
    valueType: "NM",
    codes: [
      { code: "150021", text: "MDC_PRESS_BLD_NONINV_SYS", system: "MDC" },
      { code: "8480-6", text: "Systolic", system: "LN" },
    ],
    containment: "1.0.1.1",
    values: ["120", "121"],
    unit: { code: "266016", text: "MDC_DIM_MMHG", system: "MDC" },
    flags: ["H", "TEST"],
    status: "R",
    at: { local: "2026-11-29T10:10:10", offset: "+01:00" },
    equipment: "0011223344",
  });
  expect(observations[3]).toMatchObject({ at: { local: "2026-11-29T10:00:00", offset: null }, equipment: "0011223344" });
});

test("an answer names the sender's control id, goes back to the sender, and tells its reason without breaking out of its field", async () => {
  const { header: of } = await read(message(header()));
  const own = { controlId: "K7", at: Temporal.Instant.from("2026-11-29T10:15:00Z") };
  expect(acknowledge(of, { code: "AA" }, own).toString()).toBe(
    "MSH|^~\\&|KAPSTONE||MON^0011^EUI-64|ICU|20261129101500+0000||ACK^R01^ACK|K7|P|2.6\rMSA|AA|A1|\r",
  );
  expect(
    acknowledge(of, { code: "AR", fault: { code: "203", location: "MSH-12", text: "2.2|\rMSA|AA" } }, own)
      .toString()
      .split("\r")
      .slice(1),
  ).toEqual(["MSA|AR|A1|2.2\\F\\ MSA\\F\\AA", "ERR||MSH^1^12|203^Unsupported version id^HL70357|E||||2.2\\F\\ MSA\\F\\AA", ""]);
  expect(acknowledge(emptyHeader, { code: "AR", fault: { code: "100", location: "MSH-1", text: "no" } }, own).toString()).toContain(
    "MSA|AR||no",
  );
});

test("no bytes make the reader throw", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, withHeader) => {
      const found = await readMessage(Buffer.concat([withHeader ? message(header(), "OBX|") : Buffer.of(), Buffer.from(bytes)]));
      if (found.kind === "read") readObservations(found.parts);
    }),
    { numRuns: 300 },
  );
});

const fixtures = new URL("../../../../shared/fixtures/hl7v2/", import.meta.url);
const isThere = existsSync(fixtures);
const title = isThere ? "" : " (skipped: the messages are not beside this checkout)";

test.skipIf(!isThere)(`every message of public test suites is read, or refused with its reason${title}`, async () => {
  const names = readdirSync(fixtures).filter((name) => name.endsWith(".hl7"));
  const refused: string[] = [];
  for (const name of names) {
    const found = await readMessage(readFileSync(new URL(name, fixtures)));
    if (found.kind === "refused") refused.push(`${name}: ${found.fault.location}`);
    else if (found.header.type === "ORU") expect(readObservations(found.parts).observations.length, name).toBeGreaterThan(0);
  }
  expect(names.length).toBeGreaterThan(50);
  expect(refused).toEqual(["johnpaulett_python-hl7__test-accessor__01.hl7: MSH-10"]);
});
