import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { BodyOf } from "#platform/http/contract.ts";
import { readClinic } from "#platform/identity/server/clinics.ts";

import type { consentContract } from "../contract.ts";
import type { Consent } from "../rules/consent.ts";
import { currentDocuments } from "../rules/current-documents.ts";
import type { ConsentEvent } from "../rules/events.ts";
import { nameRepresentative } from "../rules/name-representative.ts";
import { recordPaper } from "../rules/record-paper.ts";
import { keepScan, scanBytes, unreadableScan, type PaperFile } from "./keep-scan.ts";
import { readConsentContext } from "./read-consent-context.ts";
import { addRepresentative } from "./representative-row.ts";

type Paper = BodyOf<typeof consentContract.recordPaperConsent>;
type Named = BodyOf<typeof consentContract.nameRepresentative>;
type Place = { readonly episodeId: Uuid; readonly meta: CommandMeta };

const noPatient = refuse("CONSENT-4", "This patient is not in the directory.");

/** Without a time on the paper it counts from the beginning of that day: its time runs out sooner, never later. */
const momentOf = ({ signedOn, signedTime }: Paper, timeZone: string): Instant =>
  Temporal.PlainDate.from(signedOn)
    .toZonedDateTime({ timeZone, plainTime: signedTime ?? "00:00" })
    .toInstant();

const fileOf = (scan: Paper["scan"], file: Omit<PaperFile, "bytes" | "mediaType">): PaperFile | undefined | "unreadable" => {
  if (scan === null) return undefined;
  const bytes = scanBytes(scan);
  return bytes === undefined ? "unreadable" : { ...file, mediaType: scan.mediaType, bytes };
};

/** Records a paper by who saw it signed, with its scan. A refusal keeps no scan. */
export const recordPaperBy = async (
  tx: Tx,
  state: Consent,
  { episodeId, meta, consentId, body }: Place & { readonly consentId: Uuid; readonly body: Paper },
): Promise<Decision<ConsentEvent>> => {
  const { document, choices, signedOn, keptAt } = body;
  const patientId = await patientOfEpisode(tx, episodeId);
  const clinic = await readClinic(tx);
  if (patientId === undefined || clinic === undefined) return noPatient;
  const title = `${currentDocuments[document.kind].title} (on paper)`;
  const file = fileOf(body.scan, { patientId, title, fileName: `consent-${document.kind}-on-paper` });
  if (file === "unreadable") return unreadableScan;
  const scan = await keepScan(tx, file, meta);
  const paper = { signedOn, signedAt: momentOf(body, clinic.timeZone), seenBy: meta.actor.id, keptAt };
  const signerId = state.explained?.representativeId ?? patientId;
  const context = await readConsentContext(tx, episodeId);
  return recordPaper(state, { consentId, document, choices, paper, scan, signerId }, { meta, context });
};

/** Records by what right somebody decides, with the scan of what gives it. */
export const nameRepresentativeBy = async (
  tx: Tx,
  state: Consent,
  { episodeId, meta, representativeId, body }: Place & { readonly representativeId: Uuid; readonly body: Named },
): Promise<Decision<ConsentEvent>> => {
  const { name, birthDate, relation, keptAt } = body;
  const patientId = await patientOfEpisode(tx, episodeId);
  if (patientId === undefined) return noPatient;
  const file = fileOf(body.scan, { patientId, title: "Authority to decide for the patient", fileName: "authority" });
  if (file === "unreadable") return unreadableScan;
  const authority = { ...(await keepScan(tx, file, meta)), keptAt };
  await addRepresentative(tx, { representativeId, patientId, name, birthDate, by: meta.actor.id, at: meta.now });
  return nameRepresentative(state, { representativeId, relation, authority });
};
