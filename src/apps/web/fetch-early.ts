import { isRoomAddress } from "./is-staff-address.ts";

/**
 * Fetches what a staff address will need together with the list of addresses, and not one after the other: the frame, what the device
 * remembers, and the session room, which a tablet opens in a hurry. Who needs it next says what is to be said of a failure.
 */
export const fetchEarly = (path: string): void => {
  const parts: Promise<unknown>[] = [import("./staff-face.tsx"), import("./device-notice.tsx")];
  if (isRoomAddress(path)) parts.push(import("./session-page.tsx"));
  for (const part of parts) part.catch(() => undefined);
};
