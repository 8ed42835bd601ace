import { dateIn } from "#kernel/time.ts";
import type { PdfContent } from "#platform/documents/pdf-block.ts";

import { graphSection, type GraphSamples } from "./graph-section.ts";
import { leavingSection } from "./leaving-section.ts";
import type { RecordFacts } from "./record-facts.ts";
import { musicSection } from "./music-section.ts";
import { checklistSection, gatesSection, peopleSection } from "./people-and-gates-sections.ts";
import { alarmsSection, drugSection, headerSection, notesSection, vitalsSection } from "./record-sections.ts";

/** The whole record of a session as a document, in English. Psychotherapy notes are not in a session's stream, and not here. */
export const recordPdf = (facts: RecordFacts, samples: GraphSamples): PdfContent => {
  const { patient, session, sessionId, clinic, timeZone } = facts;
  const day = session.opened === null ? "" : ` · session of ${dateIn(timeZone, session.opened.observedAt)}`;
  return {
    title: "Record of a dosing session",
    language: "en",
    identity: `${patient.name} · born ${patient.birthDate ?? "not known"}${day} · ${sessionId}`,
    clinic,
    blocks: [
      ...headerSection(facts),
      ...graphSection(facts, samples),
      ...drugSection(facts),
      ...vitalsSection(facts),
      ...alarmsSection(facts),
      ...notesSection(facts),
      ...musicSection(facts),
      ...peopleSection(facts),
      ...checklistSection(facts),
      ...gatesSection(facts),
      ...leavingSection(facts),
    ],
  };
};
