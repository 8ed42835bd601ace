import type { Quantity } from "#kernel/quantity.ts";

/** Drugs that a session gives. Amounts and strengths of racemic ketamine are of the base, as its label states them. */
export const drugs = ["ketamine-racemic", "esketamine"] as const;
export type Drug = (typeof drugs)[number];

/** Ways of giving a dose; `IN-ESK` is the esketamine nasal device, `IN` racemic ketamine by nasal spray. */
export const routes = ["IM", "SL", "IN", "IV", "SC", "PO", "IN-ESK"] as const;
export type Route = (typeof routes)[number];

/** What a container holds: a solution to draw from, or pieces to count. */
export const forms = ["solution", "lozenge", "troche", "rdt", "nasal-spray", "nasal-device"] as const;
export type Form = (typeof forms)[number];

/** How strong a form is: an amount in each millilitre, or an amount in each piece (a lozenge, a spray, a device). */
export type Strength =
  | { readonly kind: "concentration"; readonly concentration: Quantity<"mg/mL"> }
  | { readonly kind: "piece"; readonly amount: Quantity<"ug"> };

/** What one piece holds; null for what has none, or is not known. */
export const pieceOf = (strength: Strength | undefined): Quantity<"ug"> | null => (strength?.kind === "piece" ? strength.amount : null);

const drugByRoute: Readonly<Record<Route, Drug>> = {
  IM: "ketamine-racemic",
  SL: "ketamine-racemic",
  IN: "ketamine-racemic",
  IV: "ketamine-racemic",
  SC: "ketamine-racemic",
  PO: "ketamine-racemic",
  "IN-ESK": "esketamine",
};

export const drugOfRoute = (route: Route): Drug => drugByRoute[route];

export const isSolution = (form: Form): boolean => form === "solution";

/** Whether a strength can be that of a form: solutions by the millilitre, everything else by the piece. */
export const fits = (form: Form, strength: Strength): boolean => isSolution(form) === (strength.kind === "concentration");
