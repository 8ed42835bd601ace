import { shippedCodes, systemNames, type ShippedCode } from "./data/shipped-codes.ts";
import type { Device, MappingRow } from "./device.ts";
import type { DeviceUnit, DeviceParameter } from "./device-parameter.ts";
import type { SentCode } from "./sent-message.ts";

export type CodeMeaning =
  | { readonly is: "parameter"; readonly parameter: DeviceParameter; readonly unit: DeviceUnit | null }
  | { readonly is: "ignored" }
  | { readonly is: "unknown" }
  /** Its number says one thing and its name, or its alternative, another. */
  | { readonly is: "contradiction" };

/** The system by the name that is used here; a system that is not known keeps its own. */
export const systemOf = (system: string): string => systemNames[system.trim().toUpperCase()] ?? system.trim();

const isReferenceId = (text: string): boolean => /^MDC_[A-Z0-9_]+$/.test(text);

const ownRow = ({ mapping }: Pick<Device, "mapping">, { code, text, system }: SentCode): MappingRow | undefined =>
  mapping.find((row) => systemOf(row.system) === systemOf(system) && (row.code === code || (code === "" && row.code === text)));

const byNumber = ({ code, system }: SentCode): ShippedCode | undefined =>
  shippedCodes.find((row) => row.system === systemOf(system) && row.code === code);

/** A name of the nomenclature is its own proof, also beside a number of the sender's. */
const byName = ({ code, text }: SentCode): ShippedCode | undefined =>
  shippedCodes.find(({ names }) => names.some((name) => name === code || name === text));

const meaningOf = (parameter: MappingRow["parameter"], unit: DeviceUnit | null): CodeMeaning =>
  parameter === "ignored" ? { is: "ignored" } : { is: "parameter", parameter, unit };

const shippedMeaning = (sent: SentCode): CodeMeaning => {
  const [number, name] = [byNumber(sent), byName(sent)];
  if (number !== undefined && name !== undefined && number !== name) return { is: "contradiction" };
  // A number that is known, under a name of the nomenclature that is not its own.
  if (number?.system === "MDC" && name === undefined && isReferenceId(sent.text)) return { is: "contradiction" };
  // A name that is known, with another number of the same nomenclature: a slip of the sender, and nobody knows in which of the two.
  if (name !== undefined && number === undefined && systemOf(sent.system) === "MDC" && /^\d+$/.test(sent.code))
    return { is: "contradiction" };
  const row = number ?? name;
  return row === undefined ? { is: "unknown" } : meaningOf(row.parameter, null);
};

/**
 * What a code means to a device (DEV-11): by the device's own table, else by the shipped one, never by a guess (DEV-12). A number and a
 * name that say different things contradict each other (DEV-13), also in a code and its alternative.
 */
export const codeMeaning = (codes: readonly SentCode[], device: Pick<Device, "mapping">): CodeMeaning => {
  const own = codes.map((code) => ownRow(device, code)).find((row) => row !== undefined);
  if (own !== undefined) return meaningOf(own.parameter, own.unit);
  const found = codes.map(shippedMeaning).filter(({ is }) => is !== "unknown");
  const [first] = found;
  if (first === undefined) return { is: "unknown" };
  const words = new Set(found.map((one) => (one.is === "parameter" ? one.parameter : one.is)));
  return words.size === 1 ? first : { is: "contradiction" };
};
