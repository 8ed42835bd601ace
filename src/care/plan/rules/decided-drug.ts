import { drugOfRoute, type Drug, type Route } from "#care/pharmacy/rules/drug.ts";
import type { Protocol } from "#kernel/setting.ts";

import { dosingRouteOf } from "./dosing-route.ts";
import { ofRule, type Statement } from "./statement.ts";

/** What the screening decided. `drug` null: the decision named none, and every rule counted (SCN-12). */
export type TreatmentDecision = { readonly accepted: boolean; readonly drug: Drug | null };

const names: Readonly<Record<Drug, string>> = { "ketamine-racemic": "racemic ketamine", esketamine: "esketamine" };

/** What is given by this route is the drug that the treatment decision was made for (ORDER-27). Null: it could not be read. */
export const judgeDecidedDrug = (decision: TreatmentDecision | null, route: Route, protocol: Protocol): Statement => {
  const rule = ofRule("ORDER-27");
  if (decision === null) return { ...rule, standing: "unknown", what: "The treatment decision could not be read.", why: "" };
  if (!decision.accepted) return { ...rule, standing: "unknown", what: "There is no treatment decision to compare with.", why: "" };
  const [decided, given] = [decision.drug, drugOfRoute(route)];
  if (decided === null)
    return { ...rule, standing: "clear", what: "The treatment decision names no drug.", why: "Every rule counted when it was made." };
  if (decided === given) return { ...rule, standing: "clear", what: `The treatment decision was made for ${names[decided]}.`, why: "" };
  return {
    ...rule,
    standing: "block",
    what: `The treatment decision was made for ${names[decided]}, and ${dosingRouteOf(route, protocol).label.toLowerCase()} gives ${names[given]}.`,
    why: `Choose another route, or let a prescriber decide in the screening for ${names[given]}.`,
  };
};
