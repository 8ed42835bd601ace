import * as z from "zod/mini";

import { action, nothing, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, words } from "#platform/http/schema.ts";

import { inboxReasons } from "./rules/choose-session.ts";
import { deviceClocks, deviceSorts } from "./rules/device.ts";
import { inboxValue } from "./rules/stored-inbox.ts";
import { mappingRow } from "./rules/stored-mapping.ts";

const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/** What an administrator says of a device. */
const deviceDetails = z.object({
  name: words(100),
  sort: z.enum(deviceSorts),
  /** The names by which its messages call it; each is one device's alone. */
  identifiers: z.array(words(200)).check(z.minLength(1, "Enter at least one identifier."), z.maxLength(10)),
  roomId: z.nullable(id),
  timeZone: z.nullable(words(60).check(z.refine(isZone, "This is no time zone. An example: Europe/Berlin"))),
  clock: z.enum(deviceClocks),
  simulated: z.boolean(),
  active: z.boolean(),
  mapping: z.array(mappingRow).check(z.maxLength(200)),
});
export type DeviceDetails = z.output<typeof deviceDetails>;

const refusal = z.object({
  why: z.string(),
  system: z.string(),
  code: z.string(),
  text: z.string(),
  unit: z.string(),
  example: z.string(),
  times: z.number(),
  lastAt: instant,
});
export type RefusalView = z.output<typeof refusal>;

const directoryEntry = z.extend(deviceDetails, {
  deviceId: id,
  version: z.number(),
  heardAt: z.nullable(instant),
  /** By how many seconds its clock is moved; 0 when it is right. */
  clockShift: z.number(),
  refused: z.array(refusal),
});
export type DeviceView = z.output<typeof directoryEntry>;

const attachable = z.object({
  deviceId: id,
  name: z.string(),
  sort: z.enum(deviceSorts),
  roomId: z.nullable(id),
  identifiers: z.array(z.string()),
  simulated: z.boolean(),
  heardAt: z.nullable(instant),
});
export type AttachableDevice = z.output<typeof attachable>;

const inboxEntry = z.object({
  entryId: id,
  deviceId: z.nullable(id),
  /** The device's name, or the names that its message bears. */
  name: z.string(),
  why: z.enum(inboxReasons),
  patient: z.string(),
  firstAt: instant,
  lastAt: instant,
  messages: z.number(),
  values: z.number(),
  latest: z.array(inboxValue),
  status: z.enum(["waiting", "matched", "discarded"]),
  sessionId: z.nullable(id),
  settledAt: z.nullable(instant),
  settledBy: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});
export type InboxEntryView = z.output<typeof inboxEntry>;

export const devicesContract = {
  readDirectory: read({
    path: "/api/devices",
    summary: "The clinic's devices, their own tables, and what nobody took of what they sent",
    permission: "clinic.configure",
    chart: "none",
    response: z.object({ devices: z.array(directoryEntry) }),
  }),
  readAttachable: read({
    path: "/api/devices/attachable",
    summary: "Devices that can be attached to a session",
    permission: "session.chart",
    chart: "none",
    response: z.object({ devices: z.array(attachable) }),
  }),
  saveDevice: action({
    path: "/api/devices/:deviceId",
    method: "PUT",
    summary: "Add a device to the directory, or change it; `version` is the one that was changed, 0 for a new one",
    permission: "clinic.configure",
    chart: "none",
    body: z.extend(deviceDetails, { version: z.int().check(z.minimum(0)) }),
    response: nothing,
  }),
  readInbox: read({
    path: "/api/device-inbox",
    summary: "Values that belong to no running session, and the last that were settled",
    permission: "session.chart",
    chart: "none",
    response: z.object({ waiting: z.array(inboxEntry), settled: z.array(inboxEntry), timeZone: z.string() }),
  }),
  discardEntry: action({
    path: "/api/device-inbox/:entryId/discard",
    summary: "Discard what waits; it stays on record, with who and why",
    permission: "session.chart",
    chart: "none",
    body: z.object({ reason: words(500) }),
    response: nothing,
  }),
};

/** What whoever matches an entry says; the session stands in the address. */
export const matchBody = z.object({ entryId: id, reason: optionalWords(500) });
