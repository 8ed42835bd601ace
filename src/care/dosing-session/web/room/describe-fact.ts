import { unreachable } from "#kernel/decision.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Translate } from "#ui/words/word-key.ts";

import { isAlarmEvent, type AlarmEvent } from "../../rules/evolve-alarm.ts";
import type { DosingSessionEvent, EventOf } from "../../rules/events.ts";
import { isWatchEvent } from "../../rules/evolve-watch.ts";
import { isMusicEvent } from "../../rules/evolve-music.ts";
import { valuesIn, vitalUnits, type VitalParameter } from "../../rules/vital-parameter.ts";
import type { conflictWords } from "../conflicts/conflict-words.ts";
import type { handoverWords } from "../handover/handover-words.ts";
import { describeWatch } from "../handover/describe-watch.ts";
import { describeAlarmEntry } from "../alarms/describe-alarm-entry.ts";
import type { alarmWords } from "../alarms/alarm-words.ts";
import type { emergencyWords } from "../alarms/emergency-words.ts";
import { describeDevice } from "../devices/describe-device.ts";
import { sourceWords } from "../devices/source-words.ts";
import { describeMusic } from "../music/describe-music.ts";
import type { roomWords } from "./room-words.ts";
import type { sessionWords } from "../session-words.ts";
import { textOf } from "./vital-values.ts";

export type FactWords = {
  readonly alarm: Translate<(typeof alarmWords)["en"]>;
  readonly room: Translate<(typeof roomWords)["en"]>;
  readonly session: Translate<(typeof sessionWords)["en"]>;
  readonly emergency: Translate<(typeof emergencyWords)["en"]>;
  readonly handover: Translate<(typeof handoverWords)["en"]>;
  readonly conflict: Translate<(typeof conflictWords)["en"]>;
  readonly nameOf: (staffId: string) => string;
  readonly timeOf: (at: Temporal.Instant) => string;
};

export type Described = {
  readonly title: string;
  readonly body: string | undefined;
  /** What a person must look into, in words. */
  readonly incident?: string;
};

const plain = (title: string, body?: string): Described => ({ title, body });

type Said = { readonly name: string; readonly value: string; readonly parameter: VitalParameter };

const inWords = ({ name, value, parameter }: Said, { session }: FactWords): string => {
  const unit = vitalUnits[parameter];
  return unit === "{score}" ? `${name} ${value}` : `${name} ${value} ${session(`units.${unit}`)}`;
};

/** The two pressures as one value where both were taken, the way they are spoken; each value with its unit. */
const vitals = (event: EventOf<"vitals-charted">, words: FactWords): Described => {
  const { room, session } = words;
  const { systolic, diastolic } = event;
  const pressures = systolic && diastolic && `${textOf("systolic", systolic.value)}/${textOf("diastolic", diastolic.value)}`;
  const said = valuesIn(event).flatMap(([parameter, value]): readonly Said[] => {
    if (pressures !== undefined && parameter === "diastolic") return [];
    const isPressure = pressures !== undefined && parameter === "systolic";
    const name = session(`values.${isPressure ? "bloodPressure" : parameter}`);
    return [{ name, value: isPressure ? pressures : textOf(parameter, value), parameter }];
  });
  const source = event.source.kind === "hand" ? [] : [sourceWords(event.source, session)];
  return plain(room("facts.vitals"), [said.map((one) => inWords(one, words)).join(", "), ...source].join(" · "));
};

const dose = (event: EventOf<"dose-given">, { room, session }: FactWords): Described =>
  plain(room("facts.dose", { amount: milligramsOf(event.amount), route: session(`routes.${event.route}`) }), event.site || undefined);

type DrugFact = EventOf<"dose-given" | "infusion-ended" | "drug-drawn" | "drug-wasted" | "units-put-back">;

/** What was given of the drug, and what became of the rest. */
const drug = (event: DrugFact, words: FactWords): Described => {
  const { room } = words;
  if (event.type === "dose-given") return dose(event, words);
  if (event.type === "infusion-ended") return plain(room("facts.infusionEnded"));
  const note = event.note || undefined;
  switch (event.type) {
    case "drug-drawn": {
      const amount = milligramsOf(event.amount);
      return plain(event.units === null ? room("facts.drawn", { amount }) : room("facts.drawnUnits", { count: event.units, amount }), note);
    }
    case "drug-wasted":
      return plain(room("facts.wasted", { amount: milligramsOf(event.amount) }), note);
    case "units-put-back":
      return plain(room("facts.putBack", { count: event.units ?? 0, amount: milligramsOf(event.amount) }), note);
    default:
      return unreachable(event);
  }
};

/** What was seen, said and done, and of a touch where it was and what covered it. */
const note = ({ code, text, patientWords = "", intervention = "", touch }: EventOf<"event-noted">, { room }: FactWords): Described => {
  const touched = touch && [touch.place && room(`touch.places.${touch.place}`), room(`touch.covered.${touch.covered}`)];
  const parts = [
    ...(touched ?? []),
    text,
    patientWords && `“${patientWords}”`,
    intervention && room("note.did", { what: intervention }),
  ].filter(Boolean);
  const described = plain(room(`codes.${code}`), parts.join(" · ") || undefined);
  return touch?.incident === true ? { ...described, incident: room("touch.incident") } : described;
};

type Attention =
  | AlarmEvent
  | EventOf<"signal-lost" | "signal-restored" | "patient-called" | "emergency-sign-recorded" | "conflict-reviewed">;

/** What rang, what was missing, and who looked. */
const attention = (event: Attention, words: FactWords): Described => {
  const { room, session, emergency } = words;
  switch (event.type) {
    case "alarm-raised":
      return plain(
        room("facts.alarm", { rule: event.rule }),
        event.parameter === null || event.value === null
          ? undefined
          : inWords(
              { name: session(`values.${event.parameter}`), value: textOf(event.parameter, event.value), parameter: event.parameter },
              words,
            ),
      );
    case "alarm-acknowledged":
      return plain(room("facts.acknowledged"), event.reason || undefined);
    case "alarm-settled":
      return plain(room("facts.settled"));
    case "alarm-silenced":
    case "screens-cut-off":
      return describeAlarmEntry(event, words);
    case "signal-lost":
      return plain(room("facts.lost", { what: session(`values.${event.parameter}`) }));
    case "signal-restored":
      return plain(room("facts.restored", { what: session(`values.${event.parameter}`) }));
    case "patient-called":
      return plain(room("facts.called"));
    case "conflict-reviewed":
      return plain(words.conflict("reviewed"), event.note || undefined);
    case "emergency-sign-recorded":
      return plain(emergency(event.present ? "noted" : "gone", { what: emergency(`signs.${event.sign}`) }), event.note || undefined);
    default:
      return unreachable(event);
  }
};

type Leaving = EventOf<"release-assessed" | "adverse-events-reviewed" | "session-released" | "session-closed">;

/** What was judged and decided at the end. */
const leaving = (event: Leaving, { room }: FactWords): Described => {
  switch (event.type) {
    case "release-assessed":
      return plain(room("facts.assessed"), event.note || undefined);
    case "adverse-events-reviewed":
      return plain(room("facts.reviewed", { count: event.judged.length }), event.note || undefined);
    case "session-released":
      return plain(room("facts.released"));
    case "session-closed":
      return plain(room("facts.closed"), event.note || undefined);
    default:
      return unreachable(event);
  }
};

const person = (event: EventOf<"person-entered" | "person-left">, { room, session, nameOf }: FactWords): Described => {
  const name = nameOf(event.staffId);
  return event.type === "person-entered"
    ? plain(room("facts.entered", { name }), session(`roles.${event.role}`))
    : plain(room("facts.left", { name }));
};

const deviceOrIncident = (event: EventOf<"device-attached" | "device-detached" | "incident-raised">, words: FactWords): Described => {
  if (event.type !== "incident-raised" || event.kind === "device-in-two-sessions") return describeDevice(event, words);
  return plain(words.room("facts.incident"), words.room("facts.incidentBody", { conditions: event.conditions.join(", ") }));
};

type BeforeDose = EventOf<"session-opened" | "checklist-item-recorded" | "baseline-set" | "condition-overridden">;

/** What was settled before the dose, or passed with a reason. */
const beforeDose = (event: BeforeDose, { room }: FactWords): Described => {
  switch (event.type) {
    case "session-opened":
      return plain(room("facts.opened"));
    case "checklist-item-recorded":
      return plain(room("facts.checklist", { item: event.item, answer: room(`checklist.${event.answer}`) }), event.note || undefined);
    case "baseline-set":
      return plain(room("facts.baseline"));
    case "condition-overridden":
      return plain(room("facts.override", { id: event.conditionId }), event.reason);
    default:
      return unreachable(event);
  }
};

/** A fact of a session in words for the timeline. Every kind of fact is shown; none is left out. */
export const describeFact = ({ event }: Pick<Recorded<DosingSessionEvent>, "event">, words: FactWords): Described => {
  const { room } = words;
  if (isAlarmEvent(event)) return attention(event, words);
  if (isWatchEvent(event)) return describeWatch(event, words);
  if (isMusicEvent(event)) return describeMusic(event);
  switch (event.type) {
    case "session-opened":
    case "checklist-item-recorded":
    case "baseline-set":
    case "condition-overridden":
      return beforeDose(event, words);
    case "person-entered":
    case "person-left":
      return person(event, words);
    case "vitals-charted":
      return vitals(event, words);
    case "dose-given":
    case "infusion-ended":
    case "drug-drawn":
    case "drug-wasted":
    case "units-put-back":
      return drug(event, words);
    case "device-attached":
    case "device-detached":
    case "incident-raised":
      return deviceOrIncident(event, words);
    case "event-noted":
      return note(event, words);
    case "reading-entered-in-error":
    case "dose-entered-in-error":
    case "note-entered-in-error":
    case "drug-entry-in-error":
      return plain(room("error.cross"), event.reason);
    case "signal-lost":
    case "signal-restored":
    case "patient-called":
    case "emergency-sign-recorded":
    case "conflict-reviewed":
      return attention(event, words);
    case "release-assessed":
    case "adverse-events-reviewed":
    case "session-released":
    case "session-closed":
      return leaving(event, words);
    default:
      return unreachable(event);
  }
};
