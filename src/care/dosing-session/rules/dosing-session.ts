import type { Uuid } from "#kernel/ids.ts";
import type { GateReading, Override } from "#kernel/gate.ts";
import type { Actor, Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { ChecklistItemId } from "./data/checklist.ts";
import type { DosingSessionEvent, EventOf, Of, RoomRole } from "./events.ts";

/** What every entry of the record carries: when it was so, when the server had it (null: not sent yet), and who said so. */
export type Stamp = Pick<Recorded<unknown>, "observedAt" | "receivedAt" | "clockOffsetMs"> & { readonly by: Actor };

/** Kept and crossed out: who says that it was an error, when and why. */
export type InError = Stamp & { readonly reason: string };

type Correctable = { readonly inError: InError | null };

export type Reading = Stamp & Correctable & Of<"vitals-charted">;
export type Dose = Stamp & Correctable & Of<"dose-given"> & { readonly infusionEndedAt: Instant | null };
export type Note = Stamp & Correctable & Of<"event-noted">;
export type ChecklistAnswer = Stamp & Of<"checklist-item-recorded">;
export type Presence = { readonly staffId: Uuid; readonly role: RoomRole; readonly entered: Stamp; readonly left: Stamp | null };
/** An offer of the watch and what became of it; the first answer holds. */
export type Handover = Stamp &
  Of<"handover-offered"> & {
    readonly answer: (Stamp & { readonly kind: "accepted" | "declined" | "withdrawn"; readonly reason: string }) | null;
  };
export type Break = Of<"break-begun"> & { readonly begun: Stamp; readonly ended: Stamp | null };
export type Taking = Stamp & Of<"responsibility-taken">;
export type Acknowledgement = Stamp & { readonly reason: string };

/** An alarm stays until its value is back (settled) and a person has seen it (acknowledged); either may come first. */
export type Alarm = Stamp &
  Of<"alarm-raised"> & {
    readonly acknowledged: Acknowledgement | null;
    /** The newest silence of its sound, whether it still holds or not. */
    readonly silence: (Stamp & Pick<Of<"alarm-silenced">, "until" | "seen">) | null;
    readonly settled: { readonly at: Instant; readonly why: Of<"alarm-settled">["why"] } | null;
  };

/** What was drawn, wasted or put back. */
export type DrugEntry = Stamp & Correctable & EventOf<"drug-drawn" | "drug-wasted" | "units-put-back">;
export type MusicEntry = Stamp & EventOf<"music-played" | "music-stopped">;
export type Review = Stamp & Of<"adverse-events-reviewed">;
export type Assessed = Stamp & Of<"release-assessed">;
export type Incident = Stamp & Of<"incident-raised">;

/** A device that measures or measured this patient, from its stamp to `detached`. */
export type AttachedDevice = Stamp & Of<"device-attached"> & { readonly detached: Stamp | null };

/** One dosing session as its facts tell it. Lists are in the order of clinical time, whatever order the facts came in. */
export type DosingSession = {
  /** `none` before it was opened. A closed session still takes late facts. */
  readonly status: "none" | "open" | "released" | "closed";
  readonly opened: (Stamp & Of<"session-opened">) | null;
  readonly people: readonly Presence[];
  readonly handovers: readonly Handover[];
  readonly breaks: readonly Break[];
  /** Who said that they take the watch where nobody had it. */
  readonly takings: readonly Taking[];
  /** Every answer to the checklist; the newest to an item is the one that holds. */
  readonly answers: readonly ChecklistAnswer[];
  readonly readings: readonly Reading[];
  /** Chosen by a person; null leaves it to the session's baseline rule. */
  readonly chosenBaselineId: string | null;
  readonly overrides: readonly (Override & Omit<Stamp, "by">)[];
  readonly doses: readonly Dose[];
  readonly drugEntries: readonly DrugEntry[];
  readonly incidents: readonly Incident[];
  readonly notes: readonly Note[];
  /** What each tablet played and when it stopped. */
  readonly music: readonly MusicEntry[];
  readonly alarms: readonly Alarm[];
  /** Streamed parameters without a valid value now, and since when. */
  readonly lostSignals: { readonly [Parameter in Of<"signal-lost">["parameter"]]?: Instant };
  readonly devices: readonly AttachedDevice[];
  /** When the screens that watch the session did not hear the server. */
  readonly interruptions: readonly Of<"screens-cut-off">[];
  readonly assessments: readonly Assessed[];
  readonly reviews: readonly Review[];
  /** Every word on a sign of an emergency; the newest on each is the one that holds. */
  readonly signs: readonly (Stamp & Of<"emergency-sign-recorded">)[];
  readonly released: (Stamp & { readonly reading: GateReading }) | null;
  /** `reading` is what the gate saw; null in records from before it was one. */
  readonly closed: (Stamp & { readonly note: string; readonly reading: GateReading | null }) | null;
};

export const noSession: DosingSession = {
  status: "none",
  opened: null,
  people: [],
  handovers: [],
  breaks: [],
  takings: [],
  answers: [],
  readings: [],
  chosenBaselineId: null,
  overrides: [],
  doses: [],
  drugEntries: [],
  incidents: [],
  notes: [],
  music: [],
  alarms: [],
  lostSignals: {},
  devices: [],
  interruptions: [],
  assessments: [],
  reviews: [],
  signs: [],
  released: null,
  closed: null,
};

export const stampOf = (fact: Recorded<DosingSessionEvent>): Stamp => ({
  observedAt: fact.observedAt,
  receivedAt: fact.receivedAt,
  ...(fact.clockOffsetMs === undefined ? {} : { clockOffsetMs: fact.clockOffsetMs }),
  by: fact.actor,
});

type Timed = { readonly observedAt: Instant };

/** Puts an entry where it belongs in clinical time; entries of one moment stand in the order of their ids. */
export const inTimeOrder = <Entry extends Timed>(
  entries: readonly Entry[],
  entry: Entry,
  idOf: (entry: Entry) => string,
): readonly Entry[] => {
  const comesAfter = (other: Entry): boolean => {
    const order = Temporal.Instant.compare(entry.observedAt, other.observedAt);
    return order > 0 || (order === 0 && idOf(entry) > idOf(other));
  };
  let place = entries.length;
  while (place > 0) {
    const before = entries[place - 1];
    if (before === undefined || comesAfter(before)) break;
    place -= 1;
  }
  return [...entries.slice(0, place), entry, ...entries.slice(place)];
};

/** Readings that nobody crossed out, oldest first. */
export const standingReadings = (session: DosingSession): readonly Reading[] => session.readings.filter((one) => one.inError === null);

/** What the checklist says about an item now: its newest answer. */
export const answerTo = (session: DosingSession, item: ChecklistItemId): ChecklistAnswer | undefined =>
  session.answers.findLast((answer) => answer.item === item);

/** Doses that nobody crossed out, oldest first. */
export const standingDoses = (session: DosingSession): readonly Dose[] => session.doses.filter((one) => one.inError === null);

/** What was drawn, wasted or put back and not crossed out, oldest first. */
export const standingDrugEntries = (session: DosingSession): readonly DrugEntry[] =>
  session.drugEntries.filter((one) => one.inError === null);

export const firstDose = (session: DosingSession): Dose | undefined => standingDoses(session)[0];

/** Alarms that still want something: a value that is not back, or a person who has not looked. */
export const openAlarms = (session: DosingSession): readonly Alarm[] =>
  session.alarms.filter((alarm) => alarm.settled === null || alarm.acknowledged === null);

/** Who is in the room now. */
export const peoplePresent = (session: DosingSession): readonly Presence[] => session.people.filter((one) => one.left === null);
