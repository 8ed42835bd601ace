import { randomUUID } from "node:crypto";
import { expect } from "vitest";

import type { Program } from "./program.ts";
import { visit, type Visitor } from "./visitor.ts";

export const administrator = { displayName: "Runa Castellan", email: "runa@clinic.invalid", password: "lantern under the ninth bridge" };

const clinic = { name: "Harbour Clinic", slug: "harbour", timeZone: "Europe/Lisbon" };

/** The code for the first visit, as the program printed it. */
export const printedCode = async (program: Program): Promise<string> => {
  const [code = ""] = await program.line(/enter this code, which works once: (\S+)/);
  return code;
};

export const setUpBody = (code: string): object => ({ code, clinic, administrator });

/** Makes the clinic of a fresh server, whose administrator works at the front desk, too. */
export const setUpClinic = async (program: Program, url: string): Promise<{ readonly clinicId: string; readonly visitor: Visitor }> => {
  const visitor = visit(url);
  const made = await visitor.send("POST", "/api/setup", { body: setUpBody(await printedCode(program)) });
  expect(made.status, made.text).toBe(200);
  const staffId = String((await visitor.get("/api/sign-in")).body["personId"]);
  const given = await visitor.send("PUT", `/api/staff/${staffId}/roles`, { body: { roles: ["administrator", "coordinator"] } });
  expect(given.status, given.text).toBe(200);
  return { clinicId: String(made.body["clinicId"]), visitor };
};

/** A telephone enquiry of somebody new: where to send it, and what. */
export const newEnquiry = (): { readonly path: string; readonly commandId: string; readonly episodeId: string; readonly body: object } => {
  const episodeId = randomUUID();
  const details = {
    givenName: "Ines",
    familyName: "Valderrama",
    preferredName: null,
    birthDate: null,
    sexAtBirth: null,
    email: null,
    phone: null,
  };
  return {
    path: `/api/episodes/${episodeId}/register-enquiry`,
    commandId: randomUUID(),
    episodeId,
    body: {
      observedAt: new Date().toISOString(),
      patientId: randomUUID(),
      details,
      concerns: ["depression"],
      message: "",
      slot: null,
      channel: "telephone",
    },
  };
};
