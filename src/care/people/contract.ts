import * as z from "zod/mini";

import { action, nothing, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate, words } from "#platform/http/schema.ts";

import { closings, episodeStages } from "./rules/episode-stage.ts";

const sexAtBirth = z.enum(["female", "male", "intersex"]);

/** A patient's name and contact data. Kept outside the clinical log, so that it can be corrected and erased. */
export const patientDetails = z.object({
  givenName: words(100),
  familyName: words(100),
  preferredName: z.nullable(optionalWords(100)),
  birthDate: z.nullable(plainDate),
  sexAtBirth: z.nullable(sexAtBirth),
  email: z.nullable(z.email()),
  phone: z.nullable(optionalWords(40)),
});
export type PatientDetails = z.output<typeof patientDetails>;

const episodeSummary = z.object({
  episodeId: id,
  stage: z.enum(episodeStages),
  stageSince: instant,
  openedAt: instant,
  closedAs: z.nullable(z.enum(closings)),
});

const patientSummary = z.object({
  patientId: id,
  name: z.string(),
  birthDate: z.nullable(z.string()),
  episode: z.nullable(episodeSummary),
});
export type PatientSummary = z.output<typeof patientSummary>;

export const peopleContract = {
  readPatients: read({
    path: "/api/patients",
    summary: "Patients of the clinic",
    permission: "people.read",
    chart: "none",
    query: z.object({ search: z.optional(optionalWords(100)), stage: z.optional(z.enum(episodeStages)) }),
    response: z.object({ patients: z.array(patientSummary) }),
  }),
  readPatient: read({
    path: "/api/patients/:patientId",
    summary: "A patient's details and episodes",
    permission: "people.read",
    ownPermission: "own.read",
    chart: "patient",
    response: z.object({ patientId: id, details: patientDetails, episodes: z.array(episodeSummary) }),
  }),
  correctPatient: action({
    path: "/api/patients/:patientId",
    method: "PUT",
    summary: "Correct a patient's name or contact data",
    permission: "people.register",
    ownPermission: "own.write",
    chart: "patient",
    body: patientDetails,
    response: nothing,
  }),
};
