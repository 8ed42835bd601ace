import type { GateReading } from "#kernel/gate.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { Drug } from "#care/pharmacy/rules/drug.ts";

import { screeningEvent, type Addressed, type ScreeningDecision, type ScreeningEvent, type SectionAnswers } from "./events.ts";
import type { SectionId } from "./sections.ts";

export type SavedSection = { readonly answers: SectionAnswers; readonly savedAt: Instant; readonly savedBy: Actor; readonly note: string };

export type Decided = {
  readonly decision: ScreeningDecision;
  readonly decidedAt: Instant;
  readonly decidedBy: Uuid;
  readonly reading: GateReading;
  readonly addressed: readonly Addressed[];
  readonly note: string;
  readonly drug: Drug | null;
};

type Of<Type extends ScreeningEvent["type"]> = Omit<Extract<ScreeningEvent, { type: Type }>, "type">;
type Kept = {
  readonly recordedBy: Actor;
  /** Entered in error: kept, shown struck through, and counted nowhere. */
  readonly struck: { readonly at: Instant; readonly by: Actor; readonly reason: string } | null;
};
export type LabRecord = Of<"lab-recorded"> & Kept;
export type VitalsRecord = Of<"vitals-recorded"> & Kept;

/** A word on when something was last taken: for the day on which it was said. */
export type LastTakenStated = Of<"last-taken-stated"> & { readonly statedAt: Instant; readonly statedBy: Actor };

/** An episode's screening: what was answered, whether it was handed in, and what was decided. */
export type Screening = {
  /** The newest answers of each section. */
  readonly sections: readonly SavedSection[];
  readonly submittedAt: Instant | null;
  /** The newest decision; a deferred one may be followed by another, an accepted one by one for another drug. */
  readonly decided: Decided | null;
  /** In the order in which they were recorded, those entered in error among them. */
  readonly labs: readonly LabRecord[];
  readonly vitals: readonly VitalsRecord[];
  readonly lastTaken: readonly LastTakenStated[];
};

/** What the intake says, section by section. */
export type Intake = readonly SectionAnswers[];

type AnswersOf<Section extends SectionId> = Extract<SectionAnswers, { readonly section: Section }>;

/** The answers of one section; undefined while it was never saved. */
export const sectionOf = <Section extends SectionId>(intake: Intake, section: Section): AnswersOf<Section> | undefined =>
  intake.find((answers): answers is AnswersOf<Section> => answers.section === section);

export const intakeOf = (screening: Pick<Screening, "sections">): Intake => screening.sections.map((saved) => saved.answers);

const evolve = (state: Screening, { event, observedAt, actor }: Recorded<ScreeningEvent>): Screening => {
  switch (event.type) {
    case "intake-section-saved": {
      const others = state.sections.filter((saved) => saved.answers.section !== event.answers.section);
      return { ...state, sections: [...others, { answers: event.answers, savedAt: observedAt, savedBy: actor, note: event.note }] };
    }
    case "intake-submitted":
      return { ...state, submittedAt: state.submittedAt ?? observedAt };
    case "screening-decided": {
      const { decision, decidedBy, reading, addressed, note, drug } = event;
      return { ...state, decided: { decision, decidedAt: observedAt, decidedBy, reading, addressed, note, drug: drug ?? null } };
    }
    case "lab-recorded":
      return { ...state, labs: [...state.labs, { ...event, recordedBy: actor, struck: null }] };
    case "vitals-recorded":
      return { ...state, vitals: [...state.vitals, { ...event, recordedBy: actor, struck: null }] };
    case "last-taken-stated":
      return { ...state, lastTaken: [...state.lastTaken, { ...event, statedAt: observedAt, statedBy: actor }] };
    case "result-struck": {
      const struck = { at: observedAt, by: actor, reason: event.reason };
      const strike = <Result extends LabRecord | VitalsRecord>(one: Result): Result =>
        one.recordId === event.recordId && one.struck === null ? { ...one, struck } : one;
      return { ...state, labs: state.labs.map(strike), vitals: state.vitals.map(strike) };
    }
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const screeningStream: StreamDefinition<Screening, ScreeningEvent> = {
  kind: "screening",
  schemaVersion: 1,
  initial: { sections: [], submittedAt: null, decided: null, labs: [], vitals: [], lastTaken: [] },
  parse: ({ type, payload }) => screeningEvent.parse({ ...Object(payload), type }),
  evolve,
};
