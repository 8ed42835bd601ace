import type { Route } from "#care/pharmacy/rules/drug.ts";

import type { ConsentKind } from "../consent-document.ts";

const always = ["treatment", "touch", "data-use"] as const;

/**
 * What must be signed before a dose by each route. A further dose within a session exists for IM alone
 * (proposed-default), so that IM asks for that agreement too. Recording and video visits are never needed for a dose.
 */
export const requiredKinds: Readonly<Record<Route, readonly ConsentKind[]>> = {
  IM: [...always, "booster"],
  SL: always,
  IN: always,
  IV: always,
  SC: always,
  PO: always,
  "IN-ESK": always,
};
