import type { Uuid } from "#kernel/ids.ts";

/** A transaction under this id sees the list of clinics and nothing else. */
export const noClinic: Uuid = "00000000-0000-0000-0000-000000000000";
