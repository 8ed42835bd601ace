import * as z from "zod/mini";

import { numberFrom } from "#care/pharmacy/web/amounts.ts";
import { drugOfRoute, forms, routes, type Form, type Route, type Strength } from "#care/pharmacy/rules/drug.ts";
import { microgramsFromMilligrams, quantity, type Quantity } from "#kernel/quantity.ts";

import { baseFromHydrochloride } from "../rules/base-from-hydrochloride.ts";
import type { AskedDose } from "../rules/calculate-dose.ts";
import { preparations } from "../rules/data/preparations.ts";
import { weightBases } from "../rules/events.ts";
import type { OrderDraft } from "../rules/order-question.ts";
import { strengthKey } from "./amounts.ts";

/** By amount of base, by weight, or by an amount that is written as hydrochloride and turned into base. */
export const askWays = ["amount", "by-weight", "hydrochloride"] as const;

/** What the order form holds while it is being filled in. Everything is text until it is signed. */
export const orderForm = z.object({
  orderId: z.string(),
  route: z.union([z.enum(routes), z.literal("")]),
  form: z.union([z.enum(forms), z.literal("")]),
  strength: z.string(),
  askBy: z.enum(askWays),
  dose: z.string(),
  booster: z.string(),
  weightBasis: z._default(z.union([z.enum(weightBases), z.literal("")]), ""),
  note: z.string(),
  reasons: z.record(z.string(), z.string()),
});
export type OrderForm = z.output<typeof orderForm>;

export const emptyOrder = (orderId: string): OrderForm => ({
  orderId,
  route: "",
  form: "",
  strength: "",
  askBy: "amount",
  dose: "",
  booster: "",
  weightBasis: "",
  note: "",
  reasons: {},
});

export const strengthsOf = (route: Route): readonly Strength[] => {
  const { concentrations, pieces } = preparations[route];
  return [
    ...concentrations.map((concentration): Strength => ({ kind: "concentration", concentration })),
    ...pieces.map((amount): Strength => ({ kind: "piece", amount })),
  ];
};

/** What choosing a route settles: its only form and strength, and how its doses are reckoned. The dose itself is never filled in. */
export const withRoute = (route: Route): Partial<OrderForm> => {
  const { forms: possible, basis } = preparations[route];
  const [form] = possible;
  const [strength, ...others] = strengthsOf(route);
  return {
    route,
    form: possible.length === 1 && form !== undefined ? form : "",
    strength: strength !== undefined && others.length === 0 ? strengthKey(strength) : "",
    askBy: basis === "mg/kg" ? "by-weight" : "amount",
    dose: "",
    booster: "",
    weightBasis: "",
  };
};

const askedFrom = ({ askBy, dose }: OrderForm, route: Route): AskedDose | undefined => {
  const value = numberFrom(dose);
  if (value === undefined || value <= 0) return undefined;
  switch (askBy) {
    case "amount":
      return { kind: "amount", dose: microgramsFromMilligrams(value) };
    case "by-weight":
      return { kind: "by-weight", dosePerWeight: quantity(value, "mg/kg") };
    case "hydrochloride": {
      const base = baseFromHydrochloride(drugOfRoute(route), quantity(Math.round(value * 1000), "ug{hydrochloride}"));
      return base && { kind: "amount", dose: base };
    }
  }
};

const boosterFrom = ({ booster }: OrderForm): Quantity<"ug"> | null | undefined => {
  if (booster.trim() === "") return null;
  const value = numberFrom(booster);
  return value === undefined ? undefined : microgramsFromMilligrams(value);
};

export type ReadyOrder = OrderDraft & { readonly form: Form };

/** The order as the rules read it; undefined while something is still missing or is no number. */
export const orderFrom = (form: OrderForm): ReadyOrder | undefined => {
  if (form.route === "" || form.form === "") return undefined;
  const strength = strengthsOf(form.route).find((one) => strengthKey(one) === form.strength);
  const asked = askedFrom(form, form.route);
  const boosterMaximum = boosterFrom(form);
  if (strength === undefined || asked === undefined || boosterMaximum === undefined) return undefined;
  return {
    route: form.route,
    form: form.form,
    asked,
    strength,
    boosterMaximum,
    weightBasis: form.weightBasis === "" ? null : form.weightBasis,
  };
};

/** Whether a field holds something that is no number. */
export const isNoNumber = (typed: string): boolean => typed.trim() !== "" && numberFrom(typed) === undefined;

export const reasonsFrom = ({ reasons }: OrderForm): { readonly conditionId: string; readonly reason: string }[] =>
  Object.entries(reasons)
    .map(([conditionId, reason]) => ({ conditionId, reason: reason.trim() }))
    .filter(({ reason }) => reason !== "");
