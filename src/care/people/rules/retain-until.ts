import { settled, type Protocol } from "#kernel/setting.ts";

import { accessLogYears, ageOfMajority, clinicalRecordYears, consentYears, minorRecordAge, remsYears } from "./data/people-settings.ts";

/** What is kept together and for one time. Records of controlled substances have their own rule in the pharmacy. */
export const recordClasses = ["clinical-record", "consent", "access-log", "esketamine-programme"] as const;
export type RecordClass = (typeof recordClasses)[number];

export type Retained = {
  /** The last contact of the episode, or the day of the entry for a log. */
  readonly from: Temporal.PlainDate;
  readonly birthDate: Temporal.PlainDate | null;
};

/** Until when a record is kept at least; null where nobody can say, and then it is kept. */
export type RetainUntil = Temporal.PlainDate | null;

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) >= 0 ? one : other;

/** Years after the last contact; a minor's record at least to an age. Without a birth date nobody can tell (KEEP-1, KEEP-2). */
const clinicalUntil = ({ from, birthDate }: Retained, protocol: Protocol): RetainUntil => {
  const until = from.add({ years: settled(protocol, clinicalRecordYears).value });
  if (birthDate === null) return null;
  const wasMinor = Temporal.PlainDate.compare(from, birthDate.add({ years: ageOfMajority })) < 0;
  return wasMinor ? later(until, birthDate.add({ years: settled(protocol, minorRecordAge).value })) : until;
};

/**
 * Until when a record of a class is kept at least (KEEP-1 to KEEP-4). It says when something may be destroyed and destroys nothing;
 * the clinical log itself is never shortened.
 */
export const retainUntil = (record: RecordClass, retained: Retained, protocol: Protocol): RetainUntil => {
  switch (record) {
    case "clinical-record":
      return clinicalUntil(retained, protocol);
    case "consent":
      return clinicalUntil(retained, protocol)?.add({ years: settled(protocol, consentYears).value }) ?? null;
    case "access-log":
      return retained.from.add({ years: settled(protocol, accessLogYears).value });
    case "esketamine-programme":
      return retained.from.add({ years: settled(protocol, remsYears).value });
  }
};
