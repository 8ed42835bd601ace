import type { Routes } from "#platform/http/routes.ts";

import { dosingSessionContract as contract } from "../contract.ts";
import { noteInterruption } from "../rules/connection-alarm.ts";
import { silenceAlarm } from "../rules/silence-alarm.ts";
import { withMeta } from "./on-session.ts";
import { readAlarms } from "./read-alarms.ts";
import { readBoard } from "./read-board.ts";
import { readTrends } from "./read-trends.ts";
import { readWall } from "./read-wall.ts";

/** Who sees and hears what alarms: the board, the wall, staff's devices, and the silence of a sound. */
export const alarmRoutes = (routes: Routes): void => {
  routes.command(contract.silenceAlarm, withMeta(silenceAlarm));
  routes.command(contract.noteInterruption, withMeta(noteInterruption));
  routes.read(contract.readAlarms, ({ tx, at, caller }) => readAlarms(tx, at, caller.kind === "staff" ? caller.personId : null));
  routes.read(contract.readBoard, ({ tx, at }) => readBoard(tx, at));
  routes.read(contract.readTrends, ({ tx, at }) => readTrends(tx, at));
  routes.read(contract.readWall, ({ tx, at }) => readWall(tx, at));
  routes.read(contract.readWallTrends, ({ tx, at }) => readTrends(tx, at));
};
