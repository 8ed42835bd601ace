import { refuse, type Decision, type Refusal } from "#kernel/decision.ts";
import { isBefore } from "#kernel/time.ts";

import type { Consent } from "./consent.ts";
import { publishedDocument } from "./current-documents.ts";
import { choicesRefused, keepSignature, type Judging, type SignConsent } from "./decide.ts";
import type { ConsentEvent, KeptPaper, PaperSignature } from "./events.ts";

/** What a member of staff states who saw a paper signed. Its version is the one that stands on the paper, current or not. */
export type RecordPaper = Pick<SignConsent, "consentId" | "choices"> & {
  readonly document: Pick<SignConsent["document"], "kind" | "version">;
  readonly paper: PaperSignature;
  readonly scan: Omit<KeptPaper, "keptAt">;
  /** The patient's id, or that of who decides for them. */
  readonly signerId: string;
};

/** A paper is kept somewhere: scanned into the record, or at a place that is named (CONSENT-15). */
export const keptNowhere = ({ documentId, keptAt }: Pick<KeptPaper, "documentId" | "keptAt">): Refusal | undefined =>
  documentId === null && keptAt.trim() === ""
    ? { rule: "CONSENT-15", message: "Attach a scan, or say where the paper is kept.", field: "keptAt" }
    : undefined;

/**
 * Keeps that somebody signed on paper (CONSENT-15). It counts like an electronic signature of the same version from the time on the paper
 * on; older words are kept and are outdated. Refused are a paper from the future, of a version that never was, or that is kept nowhere.
 */
export const recordPaper = (state: Consent, recorded: RecordPaper, judging: Judging): Decision<ConsentEvent> => {
  const { document, choices, paper, scan, signerId, consentId } = recorded;
  const { explained } = state;
  const published = publishedDocument(document.kind, document.version);
  if (published === undefined)
    return refuse("CONSENT-15", "There is no such version of this document. It stands at the foot of the form.", "version");
  if (explained === null || !explained.kinds.includes(document.kind))
    return refuse("CONSENT-2", "Record first that this document was explained, for which treatment, and whether the patient can decide.");
  if (explained.capacity === null)
    return refuse("CONSENT-17", "Whether the patient can decide is not on record. Record the explanation again, and say it there.");
  if (isBefore(judging.meta.now, paper.signedAt))
    return refuse("CONSENT-15", "This date lies ahead. Give the date that stands on the paper.", "signedOn");
  if (choices.kind !== document.kind) return refuse("CONSENT-5", "These choices belong to another document.", "choices");
  const refusal = keptNowhere({ ...scan, keptAt: paper.keptAt }) ?? choicesRefused(choices, explained);
  if (refusal !== undefined) return { outcome: "refused", refusal };
  const signature = { kind: "ink", meaning: published.meaning, signerId } as const;
  const reference = { kind: document.kind, version: document.version, hash: published.hash };
  return keepSignature(state, { consentId, document: reference, choices, signature, method: "paper", ...scan, paper }, judging);
};
