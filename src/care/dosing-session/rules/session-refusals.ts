import { refuse, type Decision } from "#kernel/decision.ts";

/** Facts of a session need a session (SES-1). */
export const notOpened = (): Decision<never> => refuse("SES-1", "This session was not opened yet.");
