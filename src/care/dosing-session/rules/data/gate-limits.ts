import type { Route } from "#care/pharmacy/rules/drug.ts";

/** Which roles must be in the room for a dose. Source: `product.md` DOSE; evidence: proposal; owner: medical director. */
export const rolesForDose = [
  { of: ["prescriber", "nurse", "monitor"], name: "a prescriber, nurse or monitor" },
  { of: ["therapist"], name: "a therapist" },
] as const;

/** Routes on which a further dose may be given in the session. Source: `dosing.json` routes.boosterWithinSession. */
export const routesWithBooster: readonly Route[] = ["IM"];

/** The most in one session, boosters included; the lower of the two counts. Source: `dosing.json` default.hardMaxMg, hardMaxMgPerKg. */
export const hardMaximum: Readonly<Record<Route, { readonly mg: number; readonly mgPerKg: number | null }>> = {
  IM: { mg: 150, mgPerKg: 1.5 },
  SL: { mg: 400, mgPerKg: null },
  IN: { mg: 150, mgPerKg: null },
  IV: { mg: 100, mgPerKg: 1 },
  SC: { mg: 90, mgPerKg: 0.9 },
  PO: { mg: 300, mgPerKg: null },
  "IN-ESK": { mg: 84, mgPerKg: null },
};
