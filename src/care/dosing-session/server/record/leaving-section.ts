import type { PdfBlock } from "#platform/documents/pdf-block.ts";

import type { RecordFacts } from "./record-facts.ts";

const heading = (text: string): PdfBlock => ({ kind: "heading", level: 2, text });
const said = (text: string): PdfBlock => ({ kind: "paragraph", text });

const scoreText = (score: number | null): string => (score === null ? "unknown" : String(score));

const assessmentBlocks = ({ session, timeOf, nameOf }: RecordFacts): readonly PdfBlock[] =>
  session.assessments.flatMap((one): readonly PdfBlock[] => [
    { kind: "heading", level: 3, text: `Assessed ${timeOf(one.observedAt)} by ${nameOf(one.by.id)}` },
    {
      kind: "pairs",
      rows: [
        {
          term: "Modified Aldrete",
          value: Object.entries(one.aldrete)
            .map(([item, score]) => `${item} ${scoreText(score)}`)
            .join(", "),
        },
        { term: "Oriented", value: one.oriented },
        { term: "Walks", value: one.walks },
        { term: "Steady with closed eyes", value: one.rombergSteady ?? "not asked" },
        { term: "Tolerates sips", value: one.toleratesSips },
        { term: "Nausea controlled", value: one.nauseaControlled ?? "not asked" },
        { term: "Dissociation (0 to 10)", value: one.dissociation === null ? "unknown" : String(one.dissociation.value) },
        { term: "New suicidal intent", value: one.newSuicidalIntent },
        { term: "Settled, integration booked", value: `${one.settled}, ${one.integrationBooked}` },
        { term: "Responsible adult", value: [one.escortPresent, one.escortName].filter(Boolean).join(", ") },
        { term: "Written instructions given", value: one.instructionsGiven },
        { term: "Note", value: one.note || "none" },
      ],
    },
  ]);

/** Assessments for leaving, the release, the review and the closing. */
export const leavingSection = (facts: RecordFacts): readonly PdfBlock[] => {
  const { session, timeOf, nameOf } = facts;
  const { released, closed } = session;
  const assessed = assessmentBlocks(facts);
  const reviews = session.reviews.flatMap((one) => [
    said(`Adverse events reviewed ${timeOf(one.observedAt)} by ${nameOf(one.by.id)}. ${one.note}`.trim()),
    ...one.judged.map(({ about, as }) => said(`${about}: ${as.replaceAll("-", " ")}`)),
  ]);
  return [
    heading("Assessments for leaving"),
    ...(assessed.length === 0 ? [said("The patient was not assessed for leaving.")] : assessed),
    heading("Release and closing"),
    said(released === null ? "Not released." : `Released ${timeOf(released.observedAt)}, signed by ${nameOf(released.by.id)}.`),
    ...reviews,
    said(closed === null ? "Not closed." : `Closed ${timeOf(closed.observedAt)} by ${nameOf(closed.by.id)}. ${closed.note}`.trim()),
  ];
};
