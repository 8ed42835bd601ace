/** A time as a message writes it: local words, and the offset where it says one. */
export type Hl7Time = {
  /** ISO 8601 without offset, to the precision of seconds or finer: `2009-08-13T09:57:15.5`. */
  readonly local: string;
  /** `+05:00`, or null when the message does not say. */
  readonly offset: string | null;
};

const pattern = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?([+-]\d{4}|Z)?$/;

/**
 * Reads a DTM or TS (HL7 2.8, 2A.3.22): `YYYYMMDDHHMM[SS[.S[S[S[S]]]]][+/-ZZZZ]`. What is only a day, or no time, is undefined: a
 * value of a monitor without an hour has no moment.
 */
export const readHl7Time = (text: string): Hl7Time | undefined => {
  const found = pattern.exec(text.trim());
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second = "00", fraction, zone] = found;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction === undefined ? "" : `.${fraction}`}`;
  const offset = zone === undefined ? null : zone === "Z" ? "+00:00" : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  try {
    const plain = Temporal.PlainDateTime.from(local, { overflow: "reject" });
    if (offset !== null) plain.toZonedDateTime(offset);
    return { local: plain.toString(), offset };
  } catch {
    return undefined;
  }
};

/** An instant as a message writes it, in UTC. */
export const hl7TimeOf = (at: Temporal.Instant): string => `${at.toString({ smallestUnit: "second" }).replaceAll(/[-:TZ]/g, "")}+0000`;
