import * as z from "zod/mini";

import { action, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate } from "#platform/http/schema.ts";

import { privilegeKinds } from "./rules/privileges.ts";

const privilege = {
  privilegeId: id,
  staffId: id,
  kind: z.enum(privilegeKinds),
  /** Its number or file, as the clinic refers to it. */
  reference: optionalWords(200),
  from: plainDate,
  /** The last day on which it holds; null without an end. */
  until: z.nullable(plainDate),
};

const privilegesAnswer = z.object({
  timeZone: z.string(),
  /** Those who may be given the right to order, by name. */
  prescribers: z.array(z.object({ staffId: id, name: z.string(), active: z.boolean() })),
  /** The newest of each person and kind. */
  privileges: z.array(z.object({ ...privilege, recordedAt: instant, recordedBy: z.string() })),
});
export type PrivilegesAnswer = z.output<typeof privilegesAnswer>;

export const privilegesContract = {
  readPrivileges: read({
    path: "/api/staff-privileges",
    summary: "Licences, registrations and privileges of prescribers",
    permission: "clinic.configure",
    chart: "none",
    response: privilegesAnswer,
  }),
  recordPrivilege: action({
    path: "/api/staff-privileges/record",
    summary: "Record a licence, a registration or a privilege with its dates",
    permission: "clinic.configure",
    chart: "none",
    body: z.object(privilege),
    response: z.object({ recorded: z.boolean() }),
  }),
};
