import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Quantity, Unit } from "#kernel/quantity.ts";
import { settled, settledChoice, settledList, type NumberSetting, type Protocol } from "#kernel/setting.ts";

import { esketamineSettings, routeSettings, type BoosterSettings, type RouteSettings } from "./data/dosing-settings.ts";
import { preparations, type Preparation } from "./data/preparations.ts";

/** Two limits on one dose; where both stand, the lower of the two holds. `null`: none is set, which is not the same as no limit. */
export type DoseLimit = { readonly amount: Quantity<"mg"> | null; readonly perWeight: Quantity<"mg/kg"> | null };

export type DoseAmount = Quantity<"mg"> | Quantity<"mg/kg">;

export type DoseBand = { readonly code: string; readonly label: string; readonly from: DoseAmount; readonly to: DoseAmount };

/** A further dose within the session: how much of the first, when after it, and how often. */
export type BoosterRule = {
  readonly fraction: readonly [least: Quantity<"%">, most: Quantity<"%">];
  readonly window: readonly [from: Quantity<"min">, to: Quantity<"min">];
  readonly most: Quantity<"{dose}">;
};

/** The dosing of one route as the clinic's protocol has it. */
export type DosingRoute = Preparation & {
  readonly route: Route;
  readonly enabled: boolean;
  readonly bands: readonly DoseBand[];
  readonly firstDose: DoseAmount | null;
  readonly step: DoseAmount | null;
  /** Beyond this the prescriber gives a reason (TIT-04). */
  readonly softMaximum: DoseLimit;
  /** Beyond this the dose is ordered with two signatures alone (TIT-05). */
  readonly hardMaximum: DoseLimit;
  /** Only these amounts exist; null when any amount can be measured. */
  readonly allowedDoses: readonly Quantity<"mg">[] | null;
  /** The time over which it is given, for a drip. */
  readonly infusion: Quantity<"min"> | null;
  /** How long it is held in the mouth. */
  readonly hold: Quantity<"min"> | null;
  /** The rest between two sprays or devices. */
  readonly betweenPieces: Quantity<"min"> | null;
  /** Null where the route has no further dose within a session. */
  readonly booster: BoosterRule | null;
};

const orNull = <U extends Unit>(protocol: Protocol, setting: NumberSetting<U> | null): Quantity<U> | null =>
  setting && settled(protocol, setting);

const doseOrNull = (protocol: Protocol, setting: RouteSettings["first"]): DoseAmount | null => {
  if (setting === null) return null;
  return setting.unit === "mg" ? { ...settled(protocol, setting), unit: "mg" } : { ...settled(protocol, setting), unit: "mg/kg" };
};

const bandsOf = (protocol: Protocol, setting: RouteSettings["bands"], names: Preparation["bandNames"]): readonly DoseBand[] => {
  if (setting === null) return [];
  const borders: readonly DoseAmount[] = setting.unit === "mg" ? settledList(protocol, setting) : settledList(protocol, setting);
  return names.flatMap(([code, label, first, last]) => {
    const [from, to] = [borders[first], borders[last]];
    return from === undefined || to === undefined ? [] : [{ code, label, from, to }];
  });
};

const boosterOf = (protocol: Protocol, settings: BoosterSettings | null): BoosterRule | null => {
  if (settings === null || settledChoice(protocol, settings.allowed) === "off") return null;
  const [least, most] = settledList(protocol, settings.fraction);
  const [from, to] = settledList(protocol, settings.window);
  if (least === undefined || most === undefined || from === undefined || to === undefined) return null;
  return { fraction: [least, most], window: [from, to], most: settled(protocol, settings.most) };
};

/** The dosing of a route by the clinic's protocol: practice ranges and project defaults, confirmed by the medical director. */
export const dosingRouteOf = (route: Route, protocol: Protocol): DosingRoute => {
  const settings = routeSettings[route];
  const preparation = preparations[route];
  return {
    ...preparation,
    route,
    enabled: settledChoice(protocol, settings.enabled) === "on",
    bands: bandsOf(protocol, settings.bands, preparation.bandNames),
    firstDose: doseOrNull(protocol, settings.first),
    step: doseOrNull(protocol, settings.step),
    softMaximum: { amount: orNull(protocol, settings.softMg), perWeight: orNull(protocol, settings.softMgPerKg) },
    hardMaximum: { amount: settled(protocol, settings.hardMg), perWeight: orNull(protocol, settings.hardMgPerKg) },
    allowedDoses: route === "IN-ESK" ? settledList(protocol, esketamineSettings.amounts) : null,
    infusion: orNull(protocol, settings.infusion),
    hold: orNull(protocol, settings.hold),
    betweenPieces: orNull(protocol, settings.betweenPieces),
    booster: boosterOf(protocol, settings.booster),
  };
};
