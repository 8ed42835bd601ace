import type { Uuid } from "#kernel/ids.ts";

import type { OpenOutbox } from "../open-outbox.ts";

/**
 * Sends at once what a person has waiting here; resolves when all of it was answered, or after `mostMs`. What is still waiting then stays
 * theirs, and goes when they sign in again.
 */
export const whenSent = (outbox: Pick<OpenOutbox, "read" | "subscribe" | "hurry">, personId: Uuid, mostMs: number): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      const waits = outbox.read().entries.some(({ actor, state }) => actor.id === personId && state.status === "waiting");
      if (!waits) finish();
    };
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, mostMs);
    const stop = outbox.subscribe(look);
    outbox.hurry();
    look();
  });
