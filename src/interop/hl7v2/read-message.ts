import { decodeText } from "./decode-text.ts";
import { usualSeparators, type Separators } from "./escapes.ts";
import { messageParts, type Hl7Parts } from "./message-parts.ts";

/** What an answer needs of the message that it answers; all of it may be missing. */
export type Hl7Header = {
  readonly separators: Separators;
  readonly sendingApplication: string;
  readonly sendingFacility: string;
  readonly receivingApplication: string;
  readonly receivingFacility: string;
  readonly controlId: string;
  readonly version: string;
  /** `ORU`, `R01` of MSH-9. */
  readonly type: string;
  readonly trigger: string;
  /** MSH-11: P production, T training, D debugging; as sent. */
  readonly processing: string;
  readonly sentAt: string;
  readonly charset: string;
};

/** Why a message is not taken, by the codes of HL7 table 0357, with words for whoever looks after the sender. */
export type Hl7Fault = {
  readonly code: "100" | "101" | "102" | "103" | "200" | "201" | "202" | "203" | "207";
  /** Where: `MSH-9`. */
  readonly location: string;
  readonly text: string;
};

export type ReadMessage =
  | { readonly kind: "read"; readonly header: Hl7Header; readonly parts: Hl7Parts; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly header: Hl7Header; readonly fault: Hl7Fault };

export const emptyHeader: Hl7Header = {
  separators: usualSeparators,
  sendingApplication: "",
  sendingFacility: "",
  receivingApplication: "",
  receivingFacility: "",
  controlId: "",
  version: "",
  type: "",
  trigger: "",
  processing: "",
  sentAt: "",
  charset: "",
};

/** The header by itself, of whatever could be read; good enough for an answer. */
export const readHeader = (text: string): Hl7Header => {
  const line = text.split(/[\r\n]/)[0] ?? "";
  if (!line.startsWith("MSH") || line.length < 8) return emptyHeader;
  const [field, component, repetition, escape, subcomponent] = [
    line.charAt(3),
    line.charAt(4),
    line.charAt(5),
    line.charAt(6),
    line.charAt(7),
  ];
  const isEnd = subcomponent === field;
  const separators = {
    field,
    component,
    repetition,
    escape: escape === field ? "" : escape,
    subcomponent: isEnd || escape === field ? "" : subcomponent,
  };
  const fields = line.split(field);
  const at = (index: number): string => (fields[index - 1] ?? "").slice(0, 200).trim();
  const [type = "", trigger = ""] = at(9).split(component);
  return {
    separators,
    sendingApplication: at(3),
    sendingFacility: at(4),
    receivingApplication: at(5),
    receivingFacility: at(6),
    sentAt: at(7),
    type,
    trigger,
    controlId: at(10),
    processing: at(11).split(component)[0] ?? "",
    version: at(12).split(component)[0] ?? "",
    charset: at(18),
  };
};

/** HL7 2.3 to 2.8, with their own decimals: 2.3.1, 2.5.1, 2.8.2. */
const isVersion = (version: string): boolean => /^2\.[3-8](\.\d)?$/.test(version);

const faultIn = (header: Hl7Header): Hl7Fault | undefined => {
  const { version, controlId, type, processing } = header;
  if (header === emptyHeader) return { code: "100", location: "MSH-1", text: "The message does not begin with MSH and its separators." };
  if (type === "") return { code: "101", location: "MSH-9", text: "The message type is missing." };
  if (controlId === "") return { code: "101", location: "MSH-10", text: "The message control id is missing." };
  if (!isVersion(version)) return { code: "203", location: "MSH-12", text: `Version "${version}" is not taken; 2.3 to 2.8 are.` };
  if (!/^[PTD]$/.test(processing))
    return { code: processing === "" ? "101" : "202", location: "MSH-11", text: `Processing id "${processing}" is not P, T or D.` };
  return undefined;
};

const charsetWords = {
  "unknown-charset": (charset: string) => `The character set "${charset}" is not known here; ASCII, UNICODE UTF-8 and 8859/1 are.`,
  "not-that-charset": (charset: string) => `The bytes are not "${charset}".`,
} as const;

/** One CR a segment; senders that write line feeds are understood. */
const withCarriageReturns = (text: string): string => text.replaceAll("\r\n", "\r").replaceAll("\n", "\r");

/**
 * Reads one message of HL7 v2.3 to 2.8. Never throws: what cannot be read is refused with a code, a place and words, together with as
 * much of its header as an answer needs.
 */
export const readMessage = async (bytes: Buffer): Promise<ReadMessage> => {
  const decoded = decodeText(bytes);
  const text = withCarriageReturns(decoded.kind === "text" ? decoded.text : bytes.toString("latin1"));
  const header = readHeader(text);
  const fault = faultIn(header);
  if (fault !== undefined) return { kind: "refused", header, fault };
  if (decoded.kind !== "text")
    return { kind: "refused", header, fault: { code: "102", location: "MSH-18", text: charsetWords[decoded.kind](decoded.charset) } };
  const parts = await messageParts(text, header.separators);
  if (parts === undefined)
    return { kind: "refused", header, fault: { code: "100", location: "MSH", text: "The message cannot be taken apart." } };
  const notes = decoded.unsaid ? ["It has characters beyond ASCII and does not say in MSH-18 which."] : [];
  return { kind: "read", header, parts, notes };
};
