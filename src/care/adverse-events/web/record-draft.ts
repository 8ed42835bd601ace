import * as z from "zod/mini";

import { drugOfRoute, type Route } from "#care/pharmacy/rules/drug.ts";
import type { SentBody } from "#platform/http/contract.ts";

import type { adverseEventsContract } from "../contract.ts";
import { adverseEventCodes, termOf } from "../rules/data/adverse-event-terms.ts";
import { drugActions, outcomes } from "../rules/data/assessment-lists.ts";
import { storedCriteria, storedGrade } from "../rules/events.ts";
import type { MeasuredValues } from "../rules/grade-from-values.ts";
import { nothingAnswered } from "../rules/seriousness.ts";

const answer = z.enum(["yes", "no", "unknown"]);

/** What somebody types, as they type it. */
export const recordDraft = z.object({
  eventId: z.string(),
  term: z.union([z.literal(""), z.enum(adverseEventCodes)]),
  /** The session after which it came: an id, "none", or "" while nobody has chosen. */
  sessionId: z.string(),
  ownWords: z.string(),
  onset: z.string(),
  ended: z.string(),
  grade: z.nullable(storedGrade),
  systolic: z.string(),
  diastolic: z.string(),
  saturation: z.string(),
  oxygenPressure: z.string(),
  enzymeRatio: z.string(),
  lowestMoaas: z.string(),
  lasted: z.string(),
  atRest: answer,
  oxygenGiven: answer,
  symptomatic: answer,
  treated: answer,
  backInTime: answer,
  distressing: answer,
  criteria: storedCriteria,
  outcome: z.enum(outcomes),
  drugAction: z.enum(drugActions),
  treatment: z.string(),
});
export type RecordDraft = z.output<typeof recordDraft>;

export const emptyDraft = (eventId: string, onset: string): RecordDraft => ({
  ...{ eventId, term: "", sessionId: "", ownWords: "", onset, ended: "", grade: null },
  ...{ systolic: "", diastolic: "", saturation: "", oxygenPressure: "", enzymeRatio: "", lowestMoaas: "", lasted: "" },
  ...{
    atRest: "unknown",
    oxygenGiven: "unknown",
    symptomatic: "unknown",
    treated: "unknown",
    backInTime: "unknown",
    distressing: "unknown",
  },
  ...{ criteria: { ...nothingAnswered }, outcome: "unknown", drugAction: "unknown", treatment: "" },
});

export const numberFields = ["systolic", "diastolic", "saturation", "oxygenPressure", "enzymeRatio", "lowestMoaas", "lasted"] as const;
export type NumberFieldName = (typeof numberFields)[number];

/** Null where nothing was typed, undefined where it is no number. */
export const typedNumber = (typed: string): number | null | undefined => {
  if (typed.trim() === "") return null;
  const value = Number(typed.replace(",", "."));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
};

const inUnit = <U extends string>(typed: string, unit: U): { readonly value: number; readonly unit: U } | null => {
  const value = typedNumber(typed);
  return value === null || value === undefined ? null : { value, unit };
};

export const valuesOf = (draft: RecordDraft): MeasuredValues => ({
  systolic: inUnit(draft.systolic, "mm[Hg]"),
  diastolic: inUnit(draft.diastolic, "mm[Hg]"),
  saturation: inUnit(draft.saturation, "%"),
  atRest: draft.atRest,
  oxygenGiven: draft.oxygenGiven,
  oxygenPressure: inUnit(draft.oxygenPressure, "mm[Hg]"),
  enzymeRatio: typedNumber(draft.enzymeRatio) ?? null,
});

const instantOf = (local: string, timeZone: string): string =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString();

/** The session in which it happened; null outside of one. */
export type OfSession = { readonly sessionId: string; readonly at: Temporal.Instant; readonly route: Route };

type Body = SentBody<(typeof adverseEventsContract)["recordAdverseEvent"]>;

export type Where = {
  readonly session: OfSession | null;
  /** It happened while the session ran, and not only after it. */
  readonly inSession: boolean;
  readonly timeZone: string;
};

/** What is sent; undefined while something that it needs is open. */
export const bodyOf = (draft: RecordDraft, { session, inSession, timeZone }: Where): Body | undefined => {
  if (draft.term === "" || draft.onset === "" || numberFields.some((field) => typedNumber(draft[field]) === undefined)) return undefined;
  const { term, ownWords, grade, criteria, outcome, drugAction, treatment } = draft;
  const { symptomatic, treated, backInTime, distressing } = draft;
  const [lowestMoaas, lasted] = [inUnit(draft.lowestMoaas, "{score}"), inUnit(draft.lasted, "min")];
  return {
    ...{ term, ownWords, grade, criteria, outcome, drugAction, treatment },
    onsetAt: instantOf(draft.onset, timeZone),
    endedAt: draft.ended === "" ? null : instantOf(draft.ended, timeZone),
    values: { ...valuesOf(draft) },
    circumstances: { inSession, symptomatic, treated, backInTime, distressing, lowestMoaas, lasted },
    expectedness: termOf(term).expected,
    relation: "not-assessed",
    session: session === null ? null : { sessionId: session.sessionId, at: session.at.toString() },
    drug: session === null ? null : drugOfRoute(session.route),
    route: session?.route ?? null,
  };
};
