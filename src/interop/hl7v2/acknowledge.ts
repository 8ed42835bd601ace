import { escaped } from "./escapes.ts";
import { hl7TimeOf } from "./hl7-time.ts";
import type { Hl7Fault, Hl7Header } from "./read-message.ts";

/**
 * What became of a message: `AA` taken and kept, `AE` not kept because of its content or of trouble here, `AR` not for us at all
 * (HL7 table 0008).
 */
export type Acknowledgement = { readonly code: "AA"; readonly text?: string } | { readonly code: "AE" | "AR"; readonly fault: Hl7Fault };

type Own = { readonly controlId: string; readonly at: Temporal.Instant };

const faultMessages: Readonly<Record<Hl7Fault["code"], string>> = {
  "100": "Segment sequence error",
  "101": "Required field missing",
  "102": "Data type error",
  "103": "Table value not found",
  "200": "Unsupported message type",
  "201": "Unsupported event code",
  "202": "Unsupported processing id",
  "203": "Unsupported version id",
  "207": "Application internal error",
};

const locationOf = (location: string): string =>
  location
    .split("-")
    .slice(0, 1)
    .join("")
    .concat("^1^", location.split("-")[1] ?? "");

/**
 * The ACK message for a message with this header, as bytes (ASCII with escapes, else UTF-8). MSA-2 is the sender's MSH-10; ERR follows
 * version 2.5 and later, and MSA-3 tells the reason to older senders.
 */
export const acknowledge = (header: Hl7Header, answer: Acknowledgement, own: Own): Buffer => {
  const { separators } = header;
  const { field, component, repetition, escape, subcomponent } = separators;
  const write = (text: string): string => escaped(text, separators);
  const encoding = `${component}${repetition}${escape}${subcomponent}`;
  const type = ["ACK", ...(header.trigger === "" ? [] : [header.trigger, "ACK"])].join(component);
  const version = /^2\.[3-8]/.test(header.version) ? header.version : "2.6";
  const msh = ["MSH", encoding, "KAPSTONE", "", header.sendingApplication, header.sendingFacility, hl7TimeOf(own.at), "", type].concat(
    own.controlId,
    header.processing === "" ? "P" : header.processing,
    version,
  );
  const words = answer.code === "AA" ? (answer.text ?? "") : answer.fault.text;
  const msa = ["MSA", answer.code, header.controlId, write(words)];
  const err = (fault: Hl7Fault): readonly string[] => [
    "ERR",
    "",
    locationOf(fault.location).replaceAll("^", component),
    [fault.code, faultMessages[fault.code], "HL70357"].join(component),
    "E",
    "",
    "",
    "",
    write(fault.text),
  ];
  const segments = [msh, msa, ...(answer.code === "AA" ? [] : [err(answer.fault)])];
  return Buffer.from(`${segments.map((one) => one.join(field)).join("\r")}\r`, "utf8");
};
