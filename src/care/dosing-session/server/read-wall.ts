import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { WallAnswer } from "../contract-board.ts";
import { readBoard } from "./read-board.ts";

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.slice(0, 1).toUpperCase())
    .slice(0, 2)
    .join("");

/** The board for a screen that anybody may look at: everything but names and the way into a chart (WALL-1). */
export const readWall = async (tx: Tx, now: Instant): Promise<WallAnswer> => {
  const [board, clinic] = await Promise.all([
    readBoard(tx, now),
    tx.first(statement<{ name: string; time_zone: string }>`select name, time_zone from clinic where clinic_id = ${tx.clinicId}`),
  ]);
  return {
    ...board,
    clinicName: clinic?.name ?? "",
    timeZone: clinic?.time_zone ?? "UTC",
    sessions: board.sessions.map(({ patientName: _, episodeId: __, people, ...session }) => ({
      ...session,
      people: people.map(({ name, role }) => ({ initials: initialsOf(name), role })),
    })),
  };
};
