/** A message's text, or why it cannot be read. `unsaid`: it has characters beyond ASCII and does not say which. */
export type DecodedText =
  | { readonly kind: "text"; readonly text: string; readonly charset: string; readonly unsaid: boolean }
  | { readonly kind: "unknown-charset"; readonly charset: string }
  | { readonly kind: "not-that-charset"; readonly charset: string };

type Encoding = "ascii" | "utf-8" | "latin1";

/** Names of MSH-18 (HL7 table 0211) and what senders write instead. */
const encodings: Readonly<Record<string, Encoding>> = {
  "": "ascii",
  ASCII: "ascii",
  "US-ASCII": "ascii",
  "UNICODE UTF-8": "utf-8",
  UNICODE: "utf-8",
  "UTF-8": "utf-8",
  UTF8: "utf-8",
  "8859/1": "latin1",
  "8859-1": "latin1",
  "ISO-8859-1": "latin1",
  "ISO 8859-1": "latin1",
  "ISO8859-1": "latin1",
  "ISO IR100": "latin1",
};

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

const asUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
};

/** The first MSH-18 of the bytes, before anything is known of their charset: separators and names are ASCII in every one that counts. */
const charsetIn = (text: string): string => {
  const header = text.slice(0, 2_000).split(/[\r\n]/)[0] ?? "";
  const separator = header.charAt(3);
  const field = separator === "" ? "" : (header.split(separator)[17] ?? "");
  return (field.split(header.charAt(5) || "~")[0] ?? "").trim();
};

/**
 * Decodes a message by its MSH-18. A charset that is not known is told, unless the bytes are plain ASCII, where it makes no difference.
 */
export const decodeText = (bytes: Buffer): DecodedText => {
  const latin = bytes.toString("latin1");
  const charset = charsetIn(latin);
  const isAscii = !bytes.some((byte) => byte > 0x7f);
  if (isAscii) return { kind: "text", text: latin, charset, unsaid: false };
  const encoding = encodings[charset.toUpperCase()];
  if (encoding === undefined) return { kind: "unknown-charset", charset };
  if (encoding === "latin1") return { kind: "text", text: latin, charset, unsaid: false };
  const utf8 = asUtf8(bytes);
  if (encoding === "utf-8")
    return utf8 === undefined ? { kind: "not-that-charset", charset } : { kind: "text", text: utf8, charset, unsaid: false };
  return { kind: "text", text: utf8 ?? latin, charset, unsaid: true };
};
