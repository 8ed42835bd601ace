import { milligramsOf } from "#kernel/quantity.ts";
import { dateIn } from "#kernel/time.ts";
import type { PdfBlock } from "#platform/documents/pdf-block.ts";

import { vitalUnits, type VitalParameter } from "../../rules/vital-parameter.ts";
import { isOut, plain, remarks, said, tableOf, whoOf, type Section } from "./record-table.ts";

export const headerSection: Section = ({ session, sessionId, patient, clinic, roomName, timeZone, printedAt }) => {
  const { opened } = session;
  const printed = `${dateIn(timeZone, printedAt)} ${printedAt.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: "minute" })}`;
  const rows = [
    { term: "Patient", value: `${patient.name}, born ${patient.birthDate ?? "not known"}` },
    { term: "Clinic", value: clinic },
    { term: "Session", value: sessionId },
    { term: "Date", value: opened === null ? "not opened" : dateIn(timeZone, opened.observedAt) },
    { term: "Room", value: roomName ?? "not known" },
    { term: "Ordered", value: opened === null ? "nothing" : `${plain(opened.drug)}, ${opened.route}, ${milligramsOf(opened.dose)} mg` },
    { term: "Protocol version", value: opened === null ? "none" : String(opened.protocol.version) },
    { term: "State of the record", value: session.status },
    { term: "Printed", value: `${printed} ${timeZone}; times are of this zone, and since the first dose` },
  ];
  const title: PdfBlock = { kind: "heading", level: 1, text: "Record of a dosing session" };
  const training = opened?.training === true ? [said("TRAINING. Not a real patient's session.")] : [];
  return [title, ...training, { kind: "pairs", rows }];
};

export const drugSection: Section = (facts) => {
  const { session, timeOf, witnessOf } = facts;
  const doses = session.doses.map((one) => ({
    cells: [
      timeOf(one.observedAt),
      plain(one.kind),
      `${milligramsOf(one.amount)} mg ${plain(one.drug)}, ${one.route}`,
      one.site,
      remarks(one, facts),
    ],
    crossedOut: isOut(one),
  }));
  const entries = session.drugEntries.map((one) => ({
    cells: [
      timeOf(one.observedAt),
      plain(one.type),
      `${milligramsOf(one.amount)} mg`,
      one.type === "drug-wasted" ? (witnessOf(one.entryId) ?? "not witnessed") : "",
      [one.note, remarks(one, facts)].filter(Boolean).join("; "),
    ],
    crossedOut: isOut(one),
  }));
  const incidents = session.incidents.map((one) => ({ cells: [timeOf(one.observedAt), plain(one.kind), one.conditions.join(", ")] }));
  return [
    ...tableOf("Doses", "No dose was given.", { Time: 2, Kind: 1.5, What: 4, Where: 2, By: 4 }, doses),
    ...tableOf("Drug drawn, wasted, put back", "Nothing was charted.", { Time: 2, What: 2, Amount: 2, Witness: 2.5, By: 4 }, entries),
    ...tableOf("Incidents", "None.", { Time: 2, What: 4, Conditions: 4 }, incidents),
  ];
};

const unitWords = { "mm[Hg]": "mmHg", "/min": "/min", "%": "%", Cel: "°C", "{score}": "score" } as const;
const column = (name: string, parameter: VitalParameter): string => `${name} ${unitWords[vitalUnits[parameter]]}`;

export const vitalsSection: Section = (facts) => {
  const rows = facts.session.readings.map((one) => {
    const value = (parameter: VitalParameter): string => {
      const found = one[parameter];
      return found === undefined ? "" : `${found.value}${one.implausible.includes(parameter) ? " (implausible)" : ""}`;
    };
    const pressure = one.systolic || one.diastolic ? `${value("systolic") || "?"}/${value("diastolic") || "?"}` : "";
    const others = (["temperature", "rass", "dissociation", "pain", "nausea"] as const)
      .filter((parameter) => one[parameter] !== undefined)
      .map((parameter) => `${column(parameter, parameter)} ${value(parameter)}`);
    return {
      cells: [
        facts.timeOf(one.observedAt),
        pressure,
        value("heartRate"),
        value("saturation"),
        value("respiration"),
        value("moaas"),
        [...others, one.source.kind, remarks(one, facts)].join("; "),
      ],
      crossedOut: isOut(one),
    };
  });
  const columns = {
    Time: 2.4,
    [column("BP", "systolic")]: 1.6,
    [column("HR", "heartRate")]: 1.2,
    [column("SpO2", "saturation")]: 1.3,
    [column("RR", "respiration")]: 1.2,
    [column("MOAA/S", "moaas")]: 1.5,
    "More, source, by": 4,
  };
  return tableOf("Vital signs", "None were charted.", columns, rows);
};

export const alarmsSection: Section = (facts) => {
  const { session, timeOf } = facts;
  const rows = session.alarms.map((one) => ({
    cells: [
      timeOf(one.observedAt),
      `${one.level} ${one.rule}`,
      one.parameter === null ? plain(one.origin) : `${one.parameter} ${one.value ?? "no value"} ${unitWords[vitalUnits[one.parameter]]}`,
      one.acknowledged === null
        ? "not acknowledged"
        : [`${whoOf(one.acknowledged, facts)}, ${timeOf(one.acknowledged.observedAt)}`, one.acknowledged.reason].filter(Boolean).join("; "),
      one.settled === null ? "not settled" : `${plain(one.settled.why)}, ${timeOf(one.settled.at)}`,
    ],
  }));
  return tableOf("Alarms", "None.", { Time: 2, Alarm: 2, What: 3, Acknowledged: 4, Settled: 3 }, rows);
};

export const notesSection: Section = (facts) => {
  const { session, timeOf } = facts;
  const notes = session.notes.map((one) => ({
    cells: [
      timeOf(one.observedAt),
      plain(one.code),
      [one.text, one.patientWords && `“${one.patientWords}”`, one.intervention && `Done: ${one.intervention}`].filter(Boolean).join(" · "),
      [one.touch && `touch ${plain(one.touch.covered)}`, remarks(one, facts)].filter(Boolean).join("; "),
    ],
    crossedOut: isOut(one),
  }));
  const signs = session.signs.map((one) => ({
    cells: [
      timeOf(one.observedAt),
      plain(one.sign),
      one.present ? "seen" : "gone",
      [one.note, remarks(one, facts)].filter(Boolean).join("; "),
    ],
  }));
  return [
    ...tableOf("Events and notes", "None.", { Time: 2, What: 2, "Said, seen, done": 6, By: 4 }, notes),
    ...tableOf("Signs of an emergency", "None were recorded.", { Time: 2, Sign: 3, "": 1, By: 5 }, signs),
  ];
};
