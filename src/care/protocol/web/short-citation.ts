import { isReferenceId, shortCitations } from "#kernel/short-citations.ts";

/** The short form of a reference; what is none (an older record's words) stays as it was stored. */
export const shortCitation = (id: string): string => (isReferenceId(id) ? shortCitations[id] : id);
