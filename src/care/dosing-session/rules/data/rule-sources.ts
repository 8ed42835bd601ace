import { planRuleSources } from "#care/plan/rules/data/rule-sources.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

const proposal = ["proposed-default"] as const;
const goingHome = ["spravato-pi-2019", "spravato-dosing-hcp", "proposed-default"] as const;

/** What each condition of the DOSE, BOOST, RELEASE and CLOSE gates rests on. Owner: medical director. */
export const sessionRuleSources = {
  "DOSE-1": ["ny2805d", "mcguire2024", "proposed-default"],
  "DOSE-2": ["gorman2021", "bathje2022", "mathai2022", "proposed-default"],
  "DOSE-3": proposal,
  "DOSE-4": proposal,
  "DOSE-5": ["kroenke2001", "posner2011", "proposed-default"],
  "DOSE-6": ["spravato-pi", "sanacora2017", "yip2022", "proposed-default"],
  "DOSE-7": proposal,
  "DOSE-8": proposal,
  "DOSE-9": ["spravato-pi", "proposed-default"],
  "DOSE-10": proposal,
  "DOSE-11": proposal,
  "DOSE-12": planRuleSources["SPC-1"],
  "DOSE-13": proposal,
  "DOSE-14": planRuleSources["SPC-4"],
  "DOSE-15": planRuleSources["SPC-2"],
  "DOSE-16": planRuleSources["SPC-3"],
  "BOOST-1": proposal,
  "BOOST-2": proposal,
  "BOOST-3": proposal,
  "BOOST-4": ["proposed-default", "spravato-pi", "yip2022"],
  "BOOST-5": proposal,
  "REL-1": ["spravato-dosing-hcp", "proposed-default"],
  "REL-2": ["aldrete1995"],
  "REL-3": ["chernik1990", "sessler2002", "proposed-default"],
  "REL-4": ["proposed-default", "aldrete1995"],
  "REL-5": proposal,
  "REL-6": proposal,
  "REL-7": proposal,
  "REL-8": proposal,
  "REL-9": proposal,
  "REL-10": proposal,
  "REL-11": goingHome,
  "REL-12": goingHome,
  "REL-13": proposal,
  "REL-15": ["spravato-dosing-hcp", "rems-pmf-2024"],
  "CLOSE-1": proposal,
  "CLOSE-2": proposal,
  "CLOSE-3": ["cfr1304-22"],
  "CLOSE-4": ["dea-wastage"],
  "CLOSE-5": proposal,
} as const satisfies Readonly<Record<string, readonly ReferenceId[]>>;
