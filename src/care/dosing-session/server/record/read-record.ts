import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { readPatient } from "#care/people/server/patient-row.ts";
import { readClinic } from "#care/pharmacy/server/read-clinic.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { writePdf } from "#platform/documents/write-pdf.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import type { FileAnswer } from "#platform/http/contract.ts";
import { isProblem, type Problem } from "#platform/http/problem.ts";

import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import { firstDose } from "../../rules/dosing-session.ts";
import { readDrug } from "../read-drug.ts";
import { readSamples } from "../read-samples.ts";
import { readSession } from "../read-session.ts";
import { recordPdf } from "./record-pdf.ts";
import { timeOf } from "./time-of.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

/** The printed record of a session, made when it is asked for and kept nowhere. */
export const readRecord = async (tx: Tx, place: Place, printedAt: Instant): Promise<FileAnswer | Problem> => {
  const view = await readSession(tx, place, printedAt);
  if (isProblem(view)) return view;
  const [session, drug, samples, clinic, patientId] = await Promise.all([
    readStream(tx, dosingSessionStream, place.sessionId),
    readDrug(tx, place, printedAt),
    readSamples(tx, place, {}),
    readClinic(tx),
    patientOfEpisode(tx, place.episodeId),
  ]);
  const patient = patientId === undefined ? undefined : await readPatient(tx, patientId);
  const witnesses = isProblem(drug) ? [] : drug.witnesses;
  const content = recordPdf(
    {
      session,
      sessionId: place.sessionId,
      patient: {
        name: patient === undefined ? view.patient.name : `${patient.given_name} ${patient.family_name}`,
        birthDate: view.patient.birthDate,
      },
      clinic: clinic.name,
      roomName: view.roomName,
      timeZone: view.timeZone,
      printedAt,
      nameOf: (staffId) => view.staff.find((one) => one.id === staffId)?.name ?? "a person not in the directory",
      witnessOf: (entryId) => witnesses.find((one) => one.entryId === entryId)?.name ?? null,
      timeOf: timeOf(view.timeZone, firstDose(session)?.observedAt),
    },
    samples,
  );
  const { bytes } = await writePdf(content, printedAt);
  return { bytes, mediaType: "application/pdf", fileName: "dosing-session-record.pdf" };
};
