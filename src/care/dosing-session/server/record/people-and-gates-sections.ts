import type { GateReading } from "#kernel/gate.ts";
import type { PdfBlock } from "#platform/documents/pdf-block.ts";

import { checklistItems } from "../../rules/data/checklist.ts";
import { responsibility } from "../../rules/responsibility.ts";
import { heading, plain, remarks, said, tableOf, type Section } from "./record-table.ts";

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
    ...tableOf("People in the room", "Nobody was recorded.", { Who: 3, As: 2, From: 2, Until: 2 }, stays),
    ...tableOf("Who was responsible", "The session was not opened.", { Who: 3, From: 2, Until: 2 }, watch),
    ...tableOf("Handovers", "None.", { Offered: 2, "From, to": 3, Answer: 2, Summary: 6 }, handovers),
    ...tableOf("Breaks", "None.", { Who: 3, From: 2, Expected: 2, Back: 2 }, breaks),
  ];
};

export const checklistSection: Section = (facts) => {
  const labelOf = (id: string): string => checklistItems.find((one) => one.id === id)?.label ?? "";
  const rows = facts.session.answers.map((one) => ({
    cells: [facts.timeOf(one.observedAt), `${one.item} ${labelOf(one.item)}`, plain(one.answer), one.note, remarks(one, facts)],
  }));
  return tableOf("Checklist before the dose", "Nothing was answered.", { Time: 2, Item: 5, Answer: 2, Note: 3, By: 3 }, rows);
};

const gateBlocks = (title: string, reading: GateReading | null): readonly PdfBlock[] =>
  reading === null
    ? [heading(title), said("The gate could not be asked: the fact was charted without it.")]
    : tableOf(
        title,
        "It had no conditions.",
        { Condition: 5, Was: 1.5, Why: 5 },
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
    ...tableOf("Conditions that were passed", "None.", { Time: 2, Condition: 2, Reason: 6, By: 3 }, overrides),
  ];
};
