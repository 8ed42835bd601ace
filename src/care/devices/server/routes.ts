import { notAllowed, refused } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { devicesContract as contract } from "../contract.ts";
import { readAttachable, readDirectory } from "./read-directory.ts";
import { readInbox } from "./read-inbox.ts";
import { saveDevice } from "./save-device.ts";
import { discardEntry } from "./settle-inbox.ts";

/** Declares the routes of the directory and the inbox. */
export const devicesRoutes = (routes: Routes): void => {
  routes.read(contract.readDirectory, async ({ tx }) => ({ devices: await readDirectory(tx) }));
  routes.read(contract.readAttachable, async ({ tx }) => ({ devices: await readAttachable(tx) }));
  routes.read(contract.readInbox, ({ tx }) => readInbox(tx));
  routes.action(contract.saveDevice, async ({ tx, params, body, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const { version, ...details } = body;
    return (await saveDevice(tx, { deviceId: params.deviceId, details, version, by: caller.personId, at })) ?? {};
  });
  routes.action(contract.discardEntry, async ({ tx, params, body, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const refusal = await discardEntry(tx, { entryId: params.entryId, by: caller.personId, at, reason: body.reason });
    return refusal === undefined ? {} : refused(refusal);
  });
};
