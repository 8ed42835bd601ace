import type { VitalsEvent } from "#ui/charts/vitals-data.ts";

import type { NoteCode } from "../../rules/data/note-codes.ts";
import { standingDoses, standingReadings, type DosingSession } from "../../rules/dosing-session.ts";
import type { Band, Marks } from "./plot-marks.ts";

type MarkWords = {
  readonly zero: number;
  readonly now: number;
  readonly bands: readonly Band[];
  readonly dose: (milligrams: number) => string;
  readonly code: (code: NoteCode) => string;
};

/** What stands on the graph beside its lines. What was crossed out or cannot be so is not drawn; the flowsheet has it, struck. */
export const marksOf = (session: DosingSession, { zero, now, bands, dose, code }: MarkWords): Marks => {
  const minutesOf = (at: Temporal.Instant): number => (at.epochMilliseconds - zero) / 60_000;
  const readings = standingReadings(session);
  const doses = standingDoses(session).map((one): VitalsEvent => ({
    minutes: minutesOf(one.observedAt),
    label: dose(one.amount.value / 1_000),
    kind: "dose",
  }));
  const alarms = session.alarms
    .filter(({ origin }) => origin === "charted" || origin === "stream")
    .map(({ observedAt, rule, level }): VitalsEvent => ({ minutes: minutesOf(observedAt), label: rule, kind: level }));
  const notes = session.notes
    .filter(({ inError }) => inError === null)
    .map((note): VitalsEvent => ({ minutes: minutesOf(note.observedAt), label: code(note.code), kind: "event" }));
  return {
    pressures: readings.flatMap(({ observedAt, systolic, diastolic, implausible }) =>
      systolic === undefined || diastolic === undefined || implausible.includes("systolic") || implausible.includes("diastolic")
        ? []
        : [{ minutes: minutesOf(observedAt), systolic: systolic.value, diastolic: diastolic.value }],
    ),
    dots: readings.flatMap((reading) =>
      (["heartRate", "saturation"] as const).flatMap((signal) => {
        const value = reading.source.kind === "hand" && !reading.implausible.includes(signal) ? reading[signal]?.value : undefined;
        return value === undefined ? [] : [{ minutes: minutesOf(reading.observedAt), value, signal }];
      }),
    ),
    events: [...notes, ...alarms, ...doses],
    bands,
    now,
  };
};
