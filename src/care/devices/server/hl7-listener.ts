import { acknowledge, type Acknowledgement } from "#interop/hl7v2/acknowledge.ts";
import { openMllpListener, type MllpListener, type MllpLimits } from "#interop/hl7v2/mllp-listener.ts";
import { readHeader, readMessage, type Hl7Fault, type Hl7Header, type ReadMessage } from "#interop/hl7v2/read-message.ts";
import { readObservations, type Hl7Report } from "#interop/hl7v2/read-observations.ts";
import { readHl7Time } from "#interop/hl7v2/hl7-time.ts";
import type { Instant } from "#kernel/time.ts";
import type { Database } from "#platform/database/database.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { idOfWords } from "#platform/event-log/id-of-words.ts";

import type { SentMessage } from "../rules/sent-message.ts";
import { clinicChoice, type ClinicChoice } from "./choose-clinic.ts";
import { takeMessage, type MessageOutcome, type MessageTaken } from "./take-message.ts";
import type { SessionSide } from "./take-samples-of-device.ts";

export type Hl7Options = {
  readonly database: Database;
  readonly side: SessionSide;
  readonly host: string;
  readonly port: number;
  /** The clinic whose monitors speak here, by its short name; undefined: whoever knows the device. */
  readonly clinic: string | undefined;
  readonly now: () => Instant;
  readonly warn: (text: string) => void;
  readonly limits?: Partial<MllpLimits>;
  /** Hears what became of each message. */
  readonly onTaken?: (taken: MessageTaken, header: Hl7Header) => void;
};

type Read = Extract<ReadMessage, { kind: "read" }>;

/** The ways in which a sender can be named in the directory: MSH-3 as it is, and its parts. */
const sendersOf = ({ sendingApplication, sendingFacility, separators }: Hl7Header): readonly string[] => {
  const parts = sendingApplication.split(separators.component).filter((one) => one !== "");
  const facility = sendingFacility.split(separators.component)[0] ?? "";
  const whole = parts[0] === undefined || facility === "" ? [] : [`${parts[0]}|${facility}`];
  return [...new Set([sendingApplication, ...whole, ...parts.slice(0, 2)])].filter((one) => one !== "");
};

const messageOf = (header: Hl7Header, { observations, location }: Hl7Report): SentMessage => ({
  senders: sendersOf(header),
  location: location.replace(/\^+$/, ""),
  processing: header.processing,
  sentAt: readHl7Time(header.sentAt) ?? null,
  observations: observations.map(({ containment: _containment, ...one }) => one),
});

const faultIn = ({ header }: Read, report: Hl7Report): { readonly code: "AE" | "AR"; readonly fault: Hl7Fault } | undefined => {
  if (header.type !== "ORU")
    return { code: "AR", fault: { code: "200", location: "MSH-9", text: `Messages of type "${header.type}" are not taken; ORU^R01 is.` } };
  if (header.trigger !== "R01")
    return { code: "AR", fault: { code: "201", location: "MSH-9", text: `ORU^${header.trigger || "?"} is not taken; ORU^R01 is.` } };
  if (report.observations.length === 0)
    return { code: "AE", fault: { code: "100", location: "OBX-1", text: "The message has no observation." } };
  return undefined;
};

const nobodyKnows: Acknowledgement = {
  code: "AR",
  fault: {
    code: "103",
    location: "MSH-3",
    text: "No clinic here is known to have this device. Add it to the directory of devices, or set HL7_CLINIC.",
  },
};

const troubleHere: Acknowledgement = {
  code: "AE",
  fault: { code: "207", location: "MSH-10", text: "The message could not be stored now. Send it again." },
};

const wordsOf = ({ charted, notCharted, waiting, stale, refused }: MessageOutcome): string => {
  const reasons = [...new Set(refused.map(({ why }) => why))].join(", ");
  const parts = [
    [charted, "charted"],
    [notCharted, "kept, no new value"],
    [waiting, "waiting in the inbox"],
    [stale, "shown before"],
    [refused.length, `refused (${reasons})`],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]));
  return said.length === 0 ? "no value in it" : said.join("; ");
};

/** Answers one message: what is acknowledged with AA is committed (DEV-23). */
const answer = async (
  bytes: Buffer,
  options: Hl7Options,
  clinicOf: ClinicChoice,
): Promise<{ readonly header: Hl7Header; readonly answer: Acknowledgement }> => {
  const read = await readMessage(bytes);
  const { header } = read;
  if (read.kind === "refused") return { header, answer: { code: "AR", fault: read.fault } };
  const report = readObservations(read.parts);
  const fault = faultIn(read, report);
  if (fault !== undefined) return { header, answer: fault };
  const message = messageOf(header, report);
  const clinicId = await clinicOf(message);
  if (clinicId === undefined) return { header, answer: nobodyKnows };
  const messageId = idOfWords("hl7v2", bytes.toString("latin1")).id;
  const incoming = {
    messageId,
    sender: header.sendingApplication,
    controlId: header.controlId,
    patient: report.patient,
    receivedAt: options.now(),
    message,
  };
  const taken = await inClinic(options.database, clinicId, (tx) => takeMessage(tx, options.side, incoming));
  for (const work of taken.afterCommit) await work();
  options.onTaken?.(taken, header);
  return { header, answer: { code: "AA", text: taken.repeated ? "taken before" : wordsOf(taken.outcome) } };
};

/**
 * Listens for monitors (HL7 v2.3 to 2.8, ORU^R01, IHE PCD-01) over MLLP. Rejects as `server.listen` does when the port is taken.
 */
export const openHl7Listener = async (options: Hl7Options): Promise<MllpListener> => {
  const clinicOf = clinicChoice(options.database, options.clinic);
  let count = 0;
  const controlId = (): string => `K${options.now().epochMilliseconds}-${(count += 1)}`;
  const write = (header: Hl7Header, what: Acknowledgement): Buffer =>
    acknowledge(header, what, { controlId: controlId(), at: options.now() });
  return openMllpListener({
    host: options.host,
    port: options.port,
    warn: options.warn,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    onMessage: async (bytes) => {
      const done = await answer(bytes, options, clinicOf).catch(() => {
        options.warn("A monitor's message could not be stored; its sender was asked to send it again.");
        return { header: readHeader(bytes.toString("latin1")), answer: troubleHere };
      });
      return write(done.header, done.answer);
    },
    onTooLarge: (head, size) =>
      write(readHeader(head.toString("latin1")), {
        code: "AR",
        fault: { code: "207", location: "MSH-1", text: `The message has ${size} bytes; that is too large.` },
      }),
  });
};
