import { drugOfRoute, type Route } from "#care/pharmacy/rules/drug.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { dateIn, minutesBetween, type Instant } from "#kernel/time.ts";

import { esketamineFood, esketamineLiquid, esketamineNasal, racemicLiquids, racemicSolids } from "./data/screening-settings.ts";
import type { LastTakenStated } from "./screening.ts";

/** When something was last taken: a time, `none` since long before, or null where nobody said. */
export type LastTaken = Instant | "none" | null;

export type FastingStatus = "met" | "unmet" | "unknown";
export type FastingPart = {
  readonly status: FastingStatus;
  readonly needed: Quantity<"h"> | Quantity<"min">;
  readonly reason: string;
};
export type FastingReading = {
  /** The worst of its parts; what is not known is never met. */
  readonly status: FastingStatus;
  readonly solids: FastingPart;
  readonly liquids: FastingPart;
};

const minutesOf = ({ value, unit }: FastingPart["needed"]): number => (unit === "h" ? value * 60 : value);
const inWords = ({ value, unit }: FastingPart["needed"]): string => `${value} ${unit}`;

const judge = (what: string, last: LastTaken, at: Instant, needed: FastingPart["needed"]): FastingPart => {
  if (last === null) return { status: "unknown", needed, reason: `${what}: not said. ${inWords(needed)} are needed.` };
  if (last === "none") return { status: "met", needed, reason: `${what}: none.` };
  const since = Math.floor(minutesBetween(last, at));
  // A meal after the time of the dose is a slip of the pen, not a fast.
  if (since < 0) return { status: "unknown", needed, reason: `${what}: the time given lies after the dose.` };
  const status = since >= minutesOf(needed) ? "met" : "unmet";
  return { status, needed, reason: `${what}: ${Math.floor(since / 60)} h ${since % 60} min ago. ${inWords(needed)} are needed.` };
};

/** The newest word of each kind that was said on the day of the dose; what was said on another day says nothing (FAST-3). */
export const lastTakenOn = (
  stated: readonly LastTakenStated[],
  at: Instant,
  timeZone: string,
): { readonly solid: LastTaken; readonly liquid: LastTaken; readonly nasalSpray: LastTaken } => {
  const ofDay = stated
    .filter(({ statedAt }) => dateIn(timeZone, statedAt) === dateIn(timeZone, at))
    .toSorted((one, other) => Temporal.Instant.compare(one.statedAt, other.statedAt));
  const newest = (field: "solidAt" | "liquidAt" | "nasalSprayAt"): LastTaken =>
    ofDay.findLast((one) => one[field] !== null)?.[field] ?? null;
  return { solid: newest("solidAt"), liquid: newest("liquidAt"), nasalSpray: newest("nasalSprayAt") };
};

const worst = (parts: readonly FastingPart[]): FastingStatus =>
  parts.some(({ status }) => status === "unmet") ? "unmet" : parts.some(({ status }) => status === "unknown") ? "unknown" : "met";

/** Food and drink before a dose (FAST-1, PSC-07). Esketamine by its label, racemic routes by the clinic's rule. */
export const judgeFasting = (
  route: Route,
  lastSolidAt: LastTaken,
  lastLiquidAt: LastTaken,
  at: Instant,
  protocol: Protocol,
): FastingReading => {
  const isEsketamine = drugOfRoute(route) === "esketamine";
  const solids = judge("Food", lastSolidAt, at, settled(protocol, isEsketamine ? esketamineFood : racemicSolids));
  const needed = isEsketamine ? settled(protocol, esketamineLiquid) : settled(protocol, racemicLiquids);
  const liquids = judge(isEsketamine ? "Drink" : "Clear liquids", lastLiquidAt, at, needed);
  return { status: worst([solids, liquids]), solids, liquids };
};

/** A nasal steroid or decongestant before esketamine (FAST-2, INT-17); null for routes that it does not matter to. */
export const judgeNasalSpray = (route: Route, lastSprayAt: LastTaken, at: Instant, protocol: Protocol): FastingPart | null =>
  drugOfRoute(route) === "esketamine" ? judge("Nasal steroid or decongestant", lastSprayAt, at, settled(protocol, esketamineNasal)) : null;

/** PSC-07: food, drink and, for esketamine, a nasal spray, as they were stated on the day, held against the time of the dose (FAST-1…3). */
export const checkFasting = (
  route: Route,
  stated: readonly LastTakenStated[],
  { at, timeZone }: { readonly at: Instant; readonly timeZone: string },
  protocol: Protocol,
): { readonly status: FastingStatus; readonly reason: string } => {
  const { solid, liquid, nasalSpray } = lastTakenOn(stated, at, timeZone);
  const { solids, liquids } = judgeFasting(route, solid, liquid, at, protocol);
  const spray = judgeNasalSpray(route, nasalSpray, at, protocol);
  const parts = [solids, liquids, ...(spray === null ? [] : [spray])];
  return { status: worst(parts), reason: parts.map(({ reason }) => reason).join(" ") };
};
