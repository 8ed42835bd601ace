import type { AnswerOf } from "#platform/http/contract.ts";

import type { screeningContract } from "../contract.ts";
import { keptReading } from "../rules/kept-reading.ts";
import type { Screening } from "../rules/screening.ts";

type ScreeningView = AnswerOf<typeof screeningContract.readScreening>["screening"];

/** A screening as it goes over the wire. */
export const screeningView = ({ sections, submittedAt, decided }: Screening): ScreeningView => ({
  sections: sections.map((saved) => ({ ...saved, savedBy: { ...saved.savedBy } })),
  submittedAt,
  decided: decided && { ...decided, reading: keptReading(decided.reading), addressed: decided.addressed.map((one) => ({ ...one })) },
});
