import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { ChoiceSetting, Evidence, ListSetting, NumberSetting, Setting } from "#kernel/setting.ts";
import type { Unit } from "#kernel/quantity.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

type Founded = { readonly evidence: Evidence; readonly sources: readonly ReferenceId[] };
/** What a setting says otherwise than its route, and the key of the setting that it never stands above. */
type Own = Partial<Founded> & { readonly atMost?: string };
type Bounds = { readonly absolute: readonly [number, number]; readonly recommended: readonly [number, number] };

/** The settings of one route. `null` where the sources give no number: then there is none, which is never the same as no limit. */
export type RouteSettings = {
  readonly enabled: ChoiceSetting<"on" | "off">;
  /** Where one band ends and the next begins, lowest first. */
  readonly bands: ListSetting<"mg"> | ListSetting<"mg/kg"> | null;
  readonly first: NumberSetting<"mg"> | NumberSetting<"mg/kg"> | null;
  readonly step: NumberSetting<"mg"> | NumberSetting<"mg/kg"> | null;
  readonly softMg: NumberSetting<"mg"> | null;
  readonly softMgPerKg: NumberSetting<"mg/kg"> | null;
  readonly hardMg: NumberSetting<"mg">;
  readonly hardMgPerKg: NumberSetting<"mg/kg"> | null;
  readonly infusion: NumberSetting<"min"> | null;
  readonly hold: NumberSetting<"min"> | null;
  readonly betweenPieces: NumberSetting<"min"> | null;
  readonly booster: BoosterSettings | null;
};

export type BoosterSettings = {
  readonly allowed: ChoiceSetting<"on" | "off">;
  /** Least and most of the first dose. */
  readonly fraction: ListSetting<"%">;
  /** Earliest and latest after the first dose. */
  readonly window: ListSetting<"min">;
  readonly most: NumberSetting<"{dose}">;
};

const none = {
  bands: null,
  first: null,
  step: null,
  softMg: null,
  softMgPerKg: null,
  hardMgPerKg: null,
  infusion: null,
  hold: null,
  betweenPieces: null,
  booster: null,
} as const;

const owner = "medical-director";

type Make = {
  readonly number: <U extends Unit>(key: string, label: string, value: number, unit: U, bounds: Bounds, by?: Own) => NumberSetting<U>;
  readonly list: <U extends Unit>(
    key: string,
    label: string,
    value: readonly number[],
    unit: U,
    bounds: Bounds,
    by?: Own,
  ) => ListSetting<U>;
  readonly choice: (
    key: string,
    label: string,
    value: "on" | "off",
    recommended: readonly ("on" | "off")[],
    by?: Own,
  ) => ChoiceSetting<"on" | "off">;
};

/** The settings of a route begin with its key (`dose.im.`) and its name, and are founded as the route is unless they say otherwise. */
const ofRoute = (prefix: string, name: string, founded: Founded): Make => ({
  number: (key, label, value, unit, bounds, by) => ({
    ...founded,
    ...by,
    ...bounds,
    kind: "number",
    key: `${prefix}.${key}`,
    label: `${name}: ${label}`,
    value,
    unit,
    owner,
  }),
  list: (key, label, value, unit, bounds, by) => ({
    ...founded,
    ...by,
    ...bounds,
    kind: "list",
    key: `${prefix}.${key}`,
    label: `${name}: ${label}`,
    value,
    unit,
    owner,
  }),
  choice: (key, label, value, recommended, by) => ({
    ...founded,
    ...by,
    kind: "choice",
    key: `${prefix}.${key}`,
    label: `${name}: ${label}`,
    value,
    options: ["on", "off"],
    recommended,
    owner,
  }),
});

/** Absolute bounds, then recommended ones; where a second person is never needed inside the absolute ones, they are the same. */
const within = (absolute: Bounds["absolute"], recommended: Bounds["recommended"] = absolute): Bounds => ({ absolute, recommended });
const proposal: Own = { evidence: "proposal", sources: ["proposed-default"] };

const im = ofRoute("dose.im", "IM", { evidence: "practice", sources: ["nct05468047", "dore2019", "sage-kat", "proposed-default"] });
const sl = ofRoute("dose.sl", "SL", {
  evidence: "practice",
  sources: ["ktc-lozenge", "lara2013", "hull2022", "sage-kat", "fda-compounded-2023"],
});
const intranasal = ofRoute("dose.in", "IN", { evidence: "study", sources: ["lapidus2014", "drozdz2022", "proposed-default"] });
const iv = ofRoute("dose.iv", "IV", {
  evidence: "study",
  sources: ["zarate2006", "sanacora2017", "fava2020", "askp-basics", "ketalar-pi"],
});
const sc = ofRoute("dose.sc", "SC", { evidence: "study", sources: ["loo2023"] });
const po = ofRoute("dose.po", "PO", { evidence: "practice", sources: ["chong2006"] });
const esketamine = ofRoute("dose.esketamine", "Esketamine", {
  evidence: "label",
  sources: ["spravato-pi", "spravato-medscape", "spravato-mims-hk", "popova2019"],
});

/**
 * Values by route, each with its evidence and sources. A hard maximum can be set lower
 * and never above the highest use that its sources describe; esketamine's amounts and rests are those of the label. Bounds: proposal.
 */
export const routeSettings: Readonly<Record<Route, RouteSettings>> = {
  IM: {
    ...none,
    enabled: im.choice("enabled", "in use", "on", ["on", "off"]),
    bands: im.list("bandsMgPerKg", "bands, from low to high", [0.25, 0.5, 1, 1.5], "mg/kg", within([0.1, 1.5])),
    first: im.number("firstMgPerKg", "first dose", 0.5, "mg/kg", within([0.1, 1], [0.25, 0.5]), { atMost: "dose.im.softMaxMgPerKg" }),
    step: im.number("stepMgPerKg", "step", 0.25, "mg/kg", within([0.05, 0.5], [0.1, 0.25])),
    softMgPerKg: im.number("softMaxMgPerKg", "soft maximum by weight", 1, "mg/kg", within([0.25, 1.5], [0.5, 1]), {
      atMost: "dose.im.hardMaxMgPerKg",
    }),
    softMg: im.number("softMaxMg", "soft maximum", 100, "mg", within([20, 150], [40, 100]), { atMost: "dose.im.hardMaxMg" }),
    hardMgPerKg: im.number("hardMaxMgPerKg", "hard maximum by weight", 1.5, "mg/kg", within([0.5, 1.5]), proposal),
    hardMg: im.number("hardMaxMg", "hard maximum", 150, "mg", within([50, 150]), proposal),
    booster: {
      allowed: im.choice("booster.allowed", "a further dose in the session", "on", ["on", "off"]),
      fraction: im.list("booster.percentOfFirst", "further dose, least and most of the first", [25, 50], "%", within([10, 50])),
      window: im.list("booster.windowMin", "further dose, earliest and latest after the first", [10, 30], "min", within([5, 45], [10, 30])),
      most: im.number("booster.maxCount", "further doses in a session", 1, "{dose}", within([0, 2], [0, 1])),
    },
  },
  SL: {
    ...none,
    enabled: sl.choice("enabled", "in use", "on", ["on", "off"]),
    bands: sl.list("bandsMg", "bands, from very low to high", [10, 50, 150, 250, 400], "mg", within([10, 400])),
    first: sl.number("firstMg", "first dose", 100, "mg", within([10, 200], [50, 100]), {
      sources: ["ktc-lozenge"],
      atMost: "dose.sl.softMaxMg",
    }),
    step: sl.number("stepMg", "step", 50, "mg", within([10, 100], [25, 50])),
    softMg: sl.number("softMaxMg", "soft maximum", 300, "mg", within([50, 400], [100, 300]), { atMost: "dose.sl.hardMaxMg" }),
    hardMg: sl.number("hardMaxMg", "hard maximum", 400, "mg", within([100, 400]), { sources: ["ktc-lozenge"] }),
    hold: sl.number("holdMin", "time to hold in the mouth", 12, "min", within([5, 20], [7, 15])),
  },
  IN: {
    ...none,
    enabled: intranasal.choice("enabled", "in use", "on", ["on", "off"]),
    bands: intranasal.list("bandsMg", "bands, from low to high", [20, 50, 100, 150], "mg", within([10, 150])),
    first: intranasal.number("firstMg", "first dose", 50, "mg", within([10, 80], [20, 50]), { atMost: "dose.in.softMaxMg" }),
    step: intranasal.number("stepMg", "step", 10, "mg", within([5, 50], [10, 20])),
    softMg: intranasal.number("softMaxMg", "soft maximum", 100, "mg", within([20, 150], [50, 100]), { atMost: "dose.in.hardMaxMg" }),
    hardMg: intranasal.number("hardMaxMg", "hard maximum", 150, "mg", within([50, 150])),
    betweenPieces: intranasal.number("minutesBetweenSprays", "rest between sprays", 5, "min", within([1, 30], [5, 15])),
  },
  IV: {
    ...none,
    enabled: iv.choice("enabled", "in use", "on", ["on", "off"]),
    bands: iv.list("bandsMgPerKg", "bands, standard and the end of the extended range", [0.5, 1], "mg/kg", within([0.1, 1])),
    first: iv.number("mgPerKg", "first dose", 0.5, "mg/kg", within([0.1, 0.75], [0.25, 0.5]), {
      sources: ["zarate2006"],
      atMost: "dose.iv.softMaxMgPerKg",
    }),
    step: iv.number("stepMgPerKg", "step", 0.1, "mg/kg", within([0.05, 0.25], [0.05, 0.1])),
    softMgPerKg: iv.number("softMaxMgPerKg", "soft maximum by weight", 0.75, "mg/kg", within([0.25, 1], [0.5, 0.75]), {
      atMost: "dose.iv.hardMaxMgPerKg",
    }),
    softMg: iv.number("softMaxMg", "soft maximum", 80, "mg", within([20, 100], [40, 80]), { atMost: "dose.iv.hardMaxMg" }),
    hardMgPerKg: iv.number("hardMaxMgPerKg", "hard maximum by weight", 1, "mg/kg", within([0.5, 1])),
    hardMg: iv.number("hardMaxMg", "hard maximum", 100, "mg", within([40, 100])),
    infusion: iv.number("minutes", "time of the infusion", 40, "min", within([30, 120], [40, 60]), { sources: ["zarate2006"] }),
  },
  SC: {
    ...none,
    enabled: sc.choice("enabled", "in use", "on", ["on", "off"]),
    first: sc.number("firstMgPerKg", "first dose", 0.5, "mg/kg", within([0.1, 0.9], [0.25, 0.5]), { atMost: "dose.sc.hardMaxMgPerKg" }),
    step: sc.number("stepMgPerKg", "step", 0.1, "mg/kg", within([0.05, 0.25], [0.05, 0.1])),
    hardMgPerKg: sc.number("hardMaxMgPerKg", "hard maximum by weight", 0.9, "mg/kg", within([0.5, 0.9])),
    hardMg: sc.number("hardMaxMg", "hard maximum", 90, "mg", within([40, 90])),
  },
  PO: {
    ...none,
    enabled: po.choice("enabled", "in use", "off", ["off"]),
    hardMg: po.number("hardMaxMg", "hard maximum", 300, "mg", within([50, 300])),
  },
  "IN-ESK": {
    ...none,
    enabled: esketamine.choice("enabled", "in use", "on", ["on", "off"]),
    first: esketamine.number("day1Mg", "dose on day 1, treatment-resistant depression", 56, "mg", within([56, 56]), {
      sources: ["spravato-pi"],
    }),
    step: esketamine.number("stepMg", "step between the two amounts of the label", 28, "mg", within([28, 28])),
    softMg: esketamine.number("softMaxMg", "soft maximum", 84, "mg", within([56, 84]), { atMost: "dose.esketamine.hardMaxMg" }),
    hardMg: esketamine.number("hardMaxMg", "hard maximum", 84, "mg", within([56, 84])),
    betweenPieces: esketamine.number("minutesBetweenDevices", "rest between devices", 5, "min", within([5, 30], [5, 10])),
  },
};

/** The esketamine schedule of the label; amounts and weeks can be narrowed and not widened. */
export const esketamineSettings = {
  amounts: esketamine.list("dosesMg", "amounts that can be given", [56, 84], "mg", within([56, 84])),
  suicidalityFirst: esketamine.number("mdsiMg", "dose in depression with acute suicidal thoughts", 84, "mg", within([56, 84])),
  inductionWeeks: esketamine.number("inductionWeeks", "weeks of twice-weekly doses", 4, "wk", within([4, 4])),
  weeklyWeeks: esketamine.number("weeklyWeeks", "last week of weekly doses", 8, "wk", within([8, 8])),
  inductionPerWeek: esketamine.number("inductionPerWeek", "doses a week in the first weeks", 2, "{dose}", within([1, 2])),
  maintenancePerWeek: esketamine.number("maintenancePerWeek", "doses a week in the weekly weeks", 1, "{dose}", within([1, 1])),
  maintenanceEvery: esketamine.list("maintenanceEveryWeeks", "weeks between doses afterwards", [1, 2], "wk", within([1, 4], [1, 2])),
} as const;

const isSetting = (value: Setting | BoosterSettings | null): value is Setting => value !== null && "key" in value;

/** Every dosing setting, for the clinic's protocol. */
export const dosingSettings: readonly Setting[] = [
  ...Object.values(routeSettings).flatMap(({ booster, ...others }) => [
    ...Object.values(others).filter((one) => isSetting(one)),
    ...(booster === null ? [] : Object.values(booster)),
  ]),
  ...Object.values(esketamineSettings),
];
