import * as z from "zod/mini";

import { action, nothing, read } from "../http/contract.ts";
import { id, words } from "../http/schema.ts";
import { staffRoles } from "./permissions.ts";
import { emailAddress, typedSecret } from "./sign-in-contract.ts";

const open = { permission: "public", chart: "none" } as const;

const known = (name: string): boolean => Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC";
const timeZone = z.string().check(z.refine(known, "Choose a time zone from the list."));

/** The first visit of a fresh server: makes the clinic and its first administrator. */
export const setUpContract = {
  readSetUp: read({
    ...open,
    path: "/api/setup",
    summary: "Whether this server waits to be set up",
    response: z.object({ waits: z.boolean() }),
  }),
  setUp: action({
    ...open,
    path: "/api/setup",
    summary: "Make the clinic and its first administrator, with the one-time code from the console",
    body: z.object({
      code: words(60),
      clinic: z.object({
        name: words(120),
        slug: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and dashes."), z.maxLength(60)),
        timeZone,
      }),
      administrator: z.object({ displayName: words(120), email: emailAddress, password: typedSecret }),
    }),
    response: z.object({ clinicId: id }),
  }),
};

/** One-click entry. These routes exist in demo mode alone. */
export const demoContract = {
  readDemo: read({
    ...open,
    path: "/api/demo",
    summary: "The demo clinics and who can be entered as",
    response: z.object({
      clinics: z.array(
        z.object({
          clinicId: id,
          slug: z.string(),
          name: z.string(),
          staff: z.array(z.object({ staffId: id, name: z.string(), credentials: z.string(), roles: z.array(z.enum(staffRoles)) })),
          patients: z.array(z.object({ patientId: id, name: z.string() })),
        }),
      ),
    }),
  }),
  enterDemo: action({
    ...open,
    path: "/api/demo/:clinicId/enter",
    summary: "Enter the demo as a staff member, the first with a role, or a patient",
    body: z.union([z.object({ staffId: id }), z.object({ role: z.enum(staffRoles) }), z.object({ patientId: id })]),
    response: nothing,
  }),
};
