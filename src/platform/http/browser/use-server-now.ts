import { useNow } from "#ui/state/use-now.ts";

import { serverNow } from "./server-clock.ts";

/**
 * The server's time, renewed every `seconds`. Whatever is compared with a time in the record goes by it: a device whose own clock is
 * wrong shows no wrong age, and takes nobody for being on the way who is not.
 */
export const useServerNow = (seconds = 1): Temporal.Instant => {
  useNow(seconds);
  return serverNow();
};
