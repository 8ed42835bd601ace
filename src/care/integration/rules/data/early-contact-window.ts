import { quantity } from "#kernel/quantity.ts";

/**
 * When the first contact after a dose is due. Source: product.md 7 (24 to 72 h); course.json visitTypes FOLLOWUP_CALL gives 12-48 h.
 * Evidence: proposal. Owner: medical director.
 */
export const earlyContactWindow = { from: quantity(24, "h"), until: quantity(72, "h") };
