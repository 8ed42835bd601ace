import { readHl7Time, type Hl7Time } from "./hl7-time.ts";
import type { Hl7Part, Hl7Parts } from "./message-parts.ts";

/** A code as a field of type CE or CWE has it: code, text, system. */
export type Hl7Code = { readonly code: string; readonly text: string; readonly system: string };

/** One OBX. What its containment (OBX-4) says about time and device has been put in already. */
export type Hl7Observation = {
  /** Its place in the message, from 1. */
  readonly place: number;
  readonly valueType: string;
  /** The code and its alternative, where there is one. */
  readonly codes: readonly Hl7Code[];
  /** OBX-4: `1.0.1.2` is in `1.0.1`, which is in `1`. */
  readonly containment: string;
  /** A value for each repetition; components stay joined. */
  readonly values: readonly string[];
  readonly unit: Hl7Code | null;
  /** OBX-8, each. */
  readonly flags: readonly string[];
  /** OBX-11. */
  readonly status: string;
  /** OBX-14, its own or that of what contains it; else OBR-7. Null: the message alone has a time. */
  readonly at: Hl7Time | null;
  /** OBX-18, its own or that of what contains it. */
  readonly equipment: string | null;
};

export type Hl7Report = {
  readonly observations: readonly Hl7Observation[];
  /** PID-3 and PID-5 as words, empty when the message names nobody. */
  readonly patient: string;
  /** PV1-3: where the patient lies, as the monitor knows it. */
  readonly location: string;
  readonly hasOrder: boolean;
};

const codeAt = (part: Hl7Part, field: number, from: number): Hl7Code => ({
  code: part.component(field, from),
  text: part.component(field, from + 1),
  system: part.component(field, from + 2),
});

const isSaid = ({ code, text }: Hl7Code): boolean => code !== "" || text !== "";

const listOf = (part: Hl7Part, field: number): readonly string[] =>
  Array.from({ length: part.repetitions(field) }, (_, index) => part.component(field, 1, index + 1)).filter((one) => one !== "");

const joined = (part: Hl7Part, field: number, repetition: number): string => {
  const components = Array.from({ length: 5 }, (_, index) => part.component(field, index + 1, repetition));
  return components.join("^").replace(/\^+$/, "");
};

type Own = Omit<Hl7Observation, "at" | "equipment"> & { readonly ownTime: Hl7Time | null; readonly ownEquipment: string | null };

const readOne = (part: Hl7Part, place: number): Own => {
  const unit = codeAt(part, 6, 1);
  const equipment = part.component(18, 1);
  const inError = part.component(18, 3);
  return {
    place,
    valueType: part.component(2, 1),
    codes: [codeAt(part, 3, 1), codeAt(part, 3, 4)].filter(isSaid),
    containment: part.component(4, 1),
    values: Array.from({ length: part.repetitions(5) }, (_, index) => joined(part, 5, index + 1)),
    unit: isSaid(unit) ? unit : null,
    flags: listOf(part, 8),
    status: part.component(11, 1),
    ownTime: readHl7Time(part.component(14, 1)) ?? null,
    ownEquipment: equipment === "" ? (inError === "" ? null : inError) : equipment,
  };
};

/** Whether one place of the containment tree holds another: `1.0.1` holds `1.0.1.2`. */
const holds = (outer: string, inner: string): boolean => outer !== "" && inner.startsWith(`${outer}.`);

const fromContainment = <Value>(one: Own, all: readonly Own[], pick: (own: Own) => Value | null): Value | null => {
  const outer = all.filter(({ containment }) => holds(containment, one.containment));
  const nearest = outer.toSorted((first, second) => second.containment.length - first.containment.length);
  return [one, ...nearest].map(pick).find((value) => value !== null) ?? null;
};

const groupsOf = (parts: Hl7Parts): readonly { readonly order: Hl7Part | null; readonly observations: readonly Own[] }[] => {
  const groups: { order: Hl7Part | null; observations: Own[] }[] = [{ order: null, observations: [] }];
  let place = 0;
  for (const part of parts) {
    if (part.name === "OBR") groups.push({ order: part, observations: [] });
    if (part.name === "OBX") groups.at(-1)?.observations.push(readOne(part, (place += 1)));
  }
  return groups;
};

const patientIn = (parts: Hl7Parts): string => {
  const pid = parts.find(({ name }) => name === "PID");
  if (pid === undefined) return "";
  const name = [pid.component(5, 2), pid.component(5, 1)].filter((one) => one !== "").join(" ");
  return [name, pid.component(3, 1)].filter((one) => one !== "").join(", ");
};

/**
 * Reads an ORU^R01 (HL7 2.3 to 2.8; IHE PCD-01): every OBX with its own time and device, or with those of what contains it by OBX-4,
 * or with the time of its order (OBR-7).
 */
export const readObservations = (parts: Hl7Parts): Hl7Report => {
  const groups = groupsOf(parts);
  const observations = groups.flatMap(({ order, observations: own }) => {
    const orderTime = order === null ? null : (readHl7Time(order.component(7, 1)) ?? null);
    return own.map((one): Hl7Observation => {
      const { ownTime: _time, ownEquipment: _equipment, ...rest } = one;
      const at = fromContainment(one, own, ({ ownTime }) => ownTime) ?? orderTime;
      return { ...rest, at, equipment: fromContainment(one, own, ({ ownEquipment }) => ownEquipment) };
    });
  });
  const visit = parts.find(({ name }) => name === "PV1");
  return {
    observations,
    patient: patientIn(parts),
    location: visit?.whole(3) ?? "",
    hasOrder: groups.length > 1,
  };
};
