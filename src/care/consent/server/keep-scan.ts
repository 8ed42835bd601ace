import { refuse, type Decision } from "#kernel/decision.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { documentHash, keepDocument } from "#platform/documents/keep-document.ts";

import type { ScanType } from "../contract.ts";
import type { KeptPaper } from "../rules/events.ts";

type Scan = { readonly mediaType: ScanType; readonly base64: string };

/** How a file of each type begins, and how its name ends. */
const fileTypes: Readonly<Record<ScanType, { readonly begins: readonly number[]; readonly ending: string }>> = {
  "application/pdf": { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], ending: "pdf" },
  "image/jpeg": { begins: [0xff, 0xd8, 0xff], ending: "jpg" },
  "image/png": { begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], ending: "png" },
};

/** The bytes of a scan; undefined when they are not what they say they are. */
export const scanBytes = ({ mediaType, base64 }: Scan): Buffer | undefined => {
  const bytes = Buffer.from(base64, "base64");
  return fileTypes[mediaType].begins.every((byte, place) => bytes[place] === byte) ? bytes : undefined;
};

export const unreadableScan: Decision<never> = refuse(
  "CONSENT-15",
  "This file is not the PDF, JPEG or PNG that it says it is. Scan the paper again, or say where it is kept.",
  "scan",
);

export type PaperFile = {
  readonly patientId: Uuid;
  readonly title: string;
  /** Names no person; without its ending. */
  readonly fileName: string;
  readonly mediaType: ScanType;
  readonly bytes: Buffer;
};

/** Keeps a scan among the patient's documents, in the transaction that keeps the fact. */
export const keepScan = async (tx: Tx, file: PaperFile | undefined, meta: CommandMeta): Promise<Omit<KeptPaper, "keptAt">> => {
  if (file === undefined) return { documentId: null, documentHash: null };
  const { patientId, title, mediaType, bytes } = file;
  const documentId = newId();
  const fileName = `${file.fileName}.${fileTypes[mediaType].ending}`;
  const when = { createdAt: meta.now, createdBy: meta.actor.id };
  await keepDocument(tx, { documentId, patientId, kind: "consent", title, mediaType, fileName, bytes, ...when });
  return { documentId, documentHash: documentHash(bytes) };
};
