import type { ReferenceId } from "#kernel/short-citations.ts";

const proposal = ["proposed-default"] as const;
const schedule = ["spravato-pi"] as const;
const liver = ["spravato-pi", "spravato-medscape"] as const;
const lowerStart = ["ketalar-pi", "veraart2021", "andrade2017", "grunebaum-criteria", "proposed-default"] as const;
const afterIntegration = ["sage-kat", "proposed-default"] as const;
const perWeek = ["singh2016", "mcintyre2021"] as const;
const boosters = ["phillips2019", "mcintyre2021", "sanacora2017", "proposed-default"] as const;

/** What each rule about doses and orders rests on. Owner: medical director. */
export const planRuleSources = {
  "TIT-01": proposal,
  "TIT-02": proposal,
  "TIT-03": proposal,
  "TIT-04": proposal,
  "TIT-05": proposal,
  "TIT-06": ["clements1982", "rolan2014", "chong2006", "yanagihara2003", "proposed-default"],
  "TIT-07": proposal,
  "TIT-08": ["devine1974", "proposed-default"],
  "TIT-09": lowerStart,
  "SPC-1": proposal,
  "SPC-2": perWeek,
  "SPC-3": boosters,
  "SPC-4": afterIntegration,
  "ESK-1": schedule,
  "ESK-2": schedule,
  "ESK-3": schedule,
  "ESK-4": schedule,
  "ESK-5": liver,
  "ESK-6": schedule,
  "ORDER-1": proposal,
  "ORDER-2": proposal,
  "ORDER-3": ["ny80-63", "ny-phl3343a"],
  "ORDER-4": proposal,
  "ORDER-5": proposal,
  "ORDER-6": proposal,
  "ORDER-7": proposal,
  "ORDER-8": proposal,
  "ORDER-9": proposal,
  "ORDER-10": proposal,
  "ORDER-11": ["ketalar-pi", "spravato-pi"],
  "ORDER-12": proposal,
  "ORDER-15": proposal,
  "ORDER-16": proposal,
  "ORDER-17": proposal,
  "ORDER-18": perWeek,
  "ORDER-19": boosters,
  "ORDER-20": afterIntegration,
  "ORDER-21": schedule,
  "ORDER-22": liver,
  "ORDER-23": proposal,
  "ORDER-24": ["devine1974", "proposed-default"],
  "ORDER-25": proposal,
  "ORDER-26": ["kroenke2001", "posner2011", "proposed-default"],
  "ORDER-27": proposal,
  "ORDER-28": lowerStart,
} as const satisfies Readonly<Record<string, readonly ReferenceId[]>>;

export type PlanRule = keyof typeof planRuleSources;
