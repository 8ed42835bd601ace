import type { Escalation } from "../events.ts";

/**
 * The roles on whose devices an alarm is heard beside the board, by how far it has come without a person (SND-2). Whoever may see
 * sessions sees every alarm. Source: proposed-default; owner: medical director.
 */
export const alarmAudience: Readonly<Record<Escalation, readonly string[]>> = {
  none: ["monitor"],
  prescriber: ["monitor", "prescriber", "medical-director"],
  "all-staff": ["monitor", "prescriber", "medical-director", "therapist", "coordinator", "administrator"],
};
