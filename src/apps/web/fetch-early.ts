import { isRoomAddress, isStaffAddress } from "./is-staff-address.ts";

const path = location.pathname;
const isStaff = isStaffAddress(path);

/** The list of staff's addresses, on its way where one of them is asked for. */
export const staffRoutes = isStaff ? import("./staff-routes.tsx") : undefined;

/**
 * What a staff address will need comes together with the list of addresses, and not one after the other: the frame, what the device
 * remembers, and the session room, which a tablet opens in a hurry. Who needs it next says what is to be said of a failure.
 */
const parts: Promise<unknown>[] = !isStaff ? [] : [import("./staff-face.tsx"), import("./device-notice.tsx")];
if (isStaff && isRoomAddress(path)) parts.push(import("./session-page.tsx"));
for (const part of [staffRoutes, ...parts]) part?.catch(() => undefined);
