import type { Route } from "#care/pharmacy/rules/drug.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

/** What sessions gave in this episode, a line a dose, oldest first. A part is a further piece of a dose that was begun. */
export type DoseHistory = readonly {
  readonly route: Route;
  readonly kind: "first" | "part" | "booster";
  readonly amount: Quantity<"ug">;
  readonly at: Instant;
  readonly sessionId: string;
}[];

/** One session: its dose with all of its parts, and without a further one. */
export type SessionDose = { readonly sessionId: string; readonly route: Route; readonly at: Instant; readonly amount: Quantity<"ug"> };

/** All amounts together. */
export const cumulativeDose = (doses: readonly { readonly amount: Quantity<"ug"> }[]): Quantity<"ug"> =>
  micrograms(doses.reduce((sum, { amount }) => sum + amount.value, 0));

/** The sessions of a history, oldest first. */
export const sessionDoses = (history: DoseHistory): readonly SessionDose[] =>
  [...new Set(history.map(({ sessionId }) => sessionId))].flatMap((sessionId) => {
    const own = history.filter((one) => one.sessionId === sessionId && one.kind !== "booster");
    const [first] = own;
    return first === undefined ? [] : [{ sessionId, route: first.route, at: first.at, amount: cumulativeDose(own) }];
  });

/** The dose of the last session by a route; null when none was given by it. */
export const lastByRoute = (route: Route, history: DoseHistory): SessionDose | null =>
  sessionDoses(history).findLast((one) => one.route === route) ?? null;
