import type { GateReading } from "#kernel/gate.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import { dateIn, minutesBetween } from "#kernel/time.ts";
import type { PdfBlock } from "#platform/documents/pdf-block.ts";

import { checklistItems } from "../../rules/data/checklist.ts";
import type { InError, Stamp } from "../../rules/dosing-session.ts";
import { responsibility } from "../../rules/responsibility.ts";
import { vitalUnits, type VitalParameter } from "../../rules/vital-parameter.ts";
import { lateAfterMinutes, type RecordFacts } from "./record-facts.ts";

type Section = (facts: RecordFacts) => readonly PdfBlock[];
type Row = Extract<PdfBlock, { kind: "table" }>["rows"][number];

const heading = (text: string): PdfBlock => ({ kind: "heading", level: 2, text });
const said = (text: string): PdfBlock => ({ kind: "paragraph", text });

/** A section says so where it has nothing: an empty place on paper could be a lost page. */
const tableOf = (
  title: string,
  none: string,
  columns: readonly (readonly [string, number])[],
  rows: readonly Row[],
): readonly PdfBlock[] => [
  heading(title),
  rows.length === 0 ? said(none) : { kind: "table", columns: columns.map(([name, share]) => ({ title: name, share })), rows },
];

const whoOf = ({ by }: Stamp, { nameOf }: RecordFacts): string => (by.kind === "staff" ? nameOf(by.id) : by.kind);

const isLate = ({ observedAt, receivedAt }: Stamp): boolean =>
  receivedAt !== null && minutesBetween(observedAt, receivedAt) > lateAfterMinutes;

/** Who stated it, that it came late, and why it was crossed out. */
const remarks = (entry: Stamp & { readonly inError?: InError | null }, facts: RecordFacts): string => {
  const { inError = null } = entry;
  const parts = [
    whoOf(entry, facts),
    isLate(entry) && entry.receivedAt !== null && `entered late, ${facts.timeOf(entry.receivedAt)}`,
    inError && `in error: ${inError.reason} (${whoOf(inError, facts)}, ${facts.timeOf(inError.observedAt)})`,
  ];
  return parts.filter(Boolean).join("; ");
};

const isOut = ({ inError }: { readonly inError: InError | null }): boolean => inError !== null;
const plain = (code: string): string => code.replaceAll("-", " ");

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

export const peopleSection: Section = (facts) => {
  const { session, nameOf, timeOf } = facts;
  const stays = session.people.map(({ staffId, role, entered, left }) => ({
    cells: [nameOf(staffId), role, timeOf(entered.observedAt), left === null ? "still there" : timeOf(left.observedAt)],
  }));
  const watch = responsibility(session).map(({ staffId, from, until }) => ({
    cells: [staffId === null ? "nobody responsible" : nameOf(staffId), timeOf(from), until === null ? "now" : timeOf(until)],
  }));
  const handovers = session.handovers.map((one) => ({
    cells: [
      timeOf(one.observedAt),
      `${nameOf(one.from)} to ${nameOf(one.to)}`,
      one.answer === null ? "not answered" : `${one.answer.kind} ${timeOf(one.answer.observedAt)}`,
      one.summary,
    ],
  }));
  const breaks = session.breaks.map(({ staffId, begun, ended, expectedBackAt }) => ({
    cells: [nameOf(staffId), timeOf(begun.observedAt), timeOf(expectedBackAt), ended === null ? "not back" : timeOf(ended.observedAt)],
  }));
  return [
    ...tableOf(
      "People in the room",
      "Nobody was recorded.",
      [
        ["Who", 3],
        ["As", 2],
        ["From", 2],
        ["Until", 2],
      ],
      stays,
    ),
    ...tableOf(
      "Who was responsible",
      "The session was not opened.",
      [
        ["Who", 3],
        ["From", 2],
        ["Until", 2],
      ],
      watch,
    ),
    ...tableOf(
      "Handovers",
      "None.",
      [
        ["Offered", 2],
        ["From, to", 3],
        ["Answer", 2],
        ["Summary", 6],
      ],
      handovers,
    ),
    ...tableOf(
      "Breaks",
      "None.",
      [
        ["Who", 3],
        ["From", 2],
        ["Expected", 2],
        ["Back", 2],
      ],
      breaks,
    ),
  ];
};

export const checklistSection: Section = (facts) => {
  const labelOf = (id: string): string => checklistItems.find((one) => one.id === id)?.label ?? "";
  const rows = facts.session.answers.map((one) => ({
    cells: [facts.timeOf(one.observedAt), `${one.item} ${labelOf(one.item)}`, plain(one.answer), one.note, remarks(one, facts)],
  }));
  return tableOf(
    "Checklist before the dose",
    "Nothing was answered.",
    [
      ["Time", 2],
      ["Item", 5],
      ["Answer", 2],
      ["Note", 3],
      ["By", 3],
    ],
    rows,
  );
};

const gateBlocks = (title: string, reading: GateReading | null): readonly PdfBlock[] =>
  reading === null
    ? [heading(title), said("The gate could not be asked: the fact was charted without it.")]
    : tableOf(
        title,
        "It had no conditions.",
        [
          ["Condition", 5],
          ["Was", 1.5],
          ["Why", 5],
        ],
        reading.conditions.map(({ id, label, status, reason }) => ({ cells: [`${id} ${label}`, status, reason] })),
      );

export const gatesSection: Section = (facts) => {
  const { session, timeOf, nameOf } = facts;
  const overrides = session.overrides.map((one) => ({
    cells: [timeOf(one.observedAt), one.conditionId, one.reason, nameOf(one.by)],
  }));
  return [
    ...session.doses.flatMap(({ reading, kind, observedAt }) => gateBlocks(`Gate at the ${kind} dose, ${timeOf(observedAt)}`, reading)),
    ...(session.released === null ? [] : gateBlocks("Gate at the release", session.released.reading)),
    ...(session.closed === null || session.closed.reading === null ? [] : gateBlocks("Gate at the closing", session.closed.reading)),
    ...tableOf(
      "Conditions that were passed",
      "None.",
      [
        ["Time", 2],
        ["Condition", 2],
        ["Reason", 6],
        ["By", 3],
      ],
      overrides,
    ),
  ];
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
    ...tableOf(
      "Doses",
      "No dose was given.",
      [
        ["Time", 2],
        ["Kind", 1.5],
        ["What", 4],
        ["Where", 2],
        ["By", 4],
      ],
      doses,
    ),
    ...tableOf(
      "Drug drawn, wasted, put back",
      "Nothing was charted.",
      [
        ["Time", 2],
        ["What", 2],
        ["Amount", 2],
        ["Witness", 2.5],
        ["By", 4],
      ],
      entries,
    ),
    ...tableOf(
      "Incidents",
      "None.",
      [
        ["Time", 2],
        ["What", 4],
        ["Conditions", 4],
      ],
      incidents,
    ),
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
  const columns = [
    ["Time", 2.4],
    [column("BP", "systolic"), 1.6],
    [column("HR", "heartRate"), 1.2],
    [column("SpO2", "saturation"), 1.3],
    [column("RR", "respiration"), 1.2],
    [column("MOAA/S", "moaas"), 1.5],
    ["More, source, by", 4],
  ] as const;
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
  return tableOf(
    "Alarms",
    "None.",
    [
      ["Time", 2],
      ["Alarm", 2],
      ["What", 3],
      ["Acknowledged", 4],
      ["Settled", 3],
    ],
    rows,
  );
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
    ...tableOf(
      "Events and notes",
      "None.",
      [
        ["Time", 2],
        ["What", 2],
        ["Said, seen, done", 6],
        ["By", 4],
      ],
      notes,
    ),
    ...tableOf(
      "Signs of an emergency",
      "None were recorded.",
      [
        ["Time", 2],
        ["Sign", 3],
        ["", 1],
        ["By", 5],
      ],
      signs,
    ),
  ];
};
