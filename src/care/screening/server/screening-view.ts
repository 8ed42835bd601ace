import type { Protocol } from "#kernel/setting.ts";
import { snapshotOf } from "#kernel/setting.ts";
import type { AnswerOf } from "#platform/http/contract.ts";

import type { screeningContract } from "../contract.ts";
import { screeningSettings } from "../rules/data/screening-settings.ts";
import { keptReading } from "../rules/kept-reading.ts";
import type { LabRecord, Screening, VitalsRecord } from "../rules/screening.ts";

type Answer = AnswerOf<typeof screeningContract.readScreening>;
type ScreeningView = Answer["screening"];

const keptView = ({ recordedBy, struck }: LabRecord | VitalsRecord) => ({
  recordedBy: { ...recordedBy },
  struck: struck && { ...struck, by: { ...struck.by } },
});

/** A screening as it goes over the wire. */
export const screeningView = ({ sections, submittedAt, decided, labs, vitals, lastTaken }: Screening): ScreeningView => ({
  sections: sections.map((saved) => ({ ...saved, savedBy: { ...saved.savedBy } })),
  submittedAt,
  decided: decided && { ...decided, reading: keptReading(decided.reading), addressed: decided.addressed.map((one) => ({ ...one })) },
  labs: labs.map((one) => ({ ...one, ...keptView(one) })),
  vitals: vitals.map((one) => ({ ...one, ...keptView(one) })),
  lastTaken: lastTaken.map((one) => ({ ...one, statedBy: { ...one.statedBy } })),
});

/** This stage's settings, written out for a browser. */
export const protocolView = (protocol: Protocol): Answer["protocol"] => {
  const { version, values } = snapshotOf(protocol, screeningSettings);
  return {
    version,
    values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === "object" ? [...value] : value])),
  };
};
