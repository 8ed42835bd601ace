import { uuidV7, type Uuid } from "#kernel/ids.ts";

/** Makes a UUIDv7 from this machine's clock and randomness. Works in the server and in the browser. */
export const newId = (): Uuid => uuidV7(Temporal.Now.instant().epochMilliseconds, crypto.getRandomValues(new Uint8Array(10)));
