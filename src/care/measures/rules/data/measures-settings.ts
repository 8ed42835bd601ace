import type { Evidence, NumberSetting, Setting } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

type Bounds = readonly [lowest: number, highest: number];

const setting = <U extends "{score}" | "%">(
  unit: U,
  key: string,
  label: string,
  value: number,
  absolute: Bounds,
  recommended: Bounds,
  sources: readonly ReferenceId[],
  evidence: Evidence = "study",
): NumberSetting<U> => ({ kind: "number", key, label, value, unit, absolute, recommended, evidence, sources, owner: "medical-director" });

/** Values of the literature of each instrument; the bounds are proposals of ours. */
export const phq9Reliable = setting("{score}", "phq9.rci", "PHQ-9: reliable change", 6, [3, 12], [5, 7], ["iapt-manual"]);
export const phq9Important = setting("{score}", "phq9.mcid", "PHQ-9: smallest change that matters", 5, [2, 10], [4, 6], ["lowe2004"]);
export const gad7Reliable = setting("{score}", "gad7.rci", "GAD-7: reliable change", 4, [2, 10], [4, 6], ["iapt-manual"]);
export const gad7Important = setting("{score}", "gad7.mcid", "GAD-7: smallest change that matters", 4, [2, 8], [3, 5], ["toussaint2020"]);
export const gad7MaxMissing = setting(
  "{score}",
  "gad7.maxMissing",
  "GAD-7: open items that are prorated",
  1,
  [0, 2],
  [0, 1],
  ["proposed-default"],
  "practice",
);
export const pcl5Cut = setting("{score}", "pcl5.cut", "PCL-5: probable PTSD from", 31, [28, 38], [31, 33], ["blevins2015", "bovin2016"]);
export const pcl5Reliable = setting("{score}", "pcl5.rci", "PCL-5: reliable change", 15, [5, 25], [10, 18], ["marx2022"]);
export const pcl5Important = setting("{score}", "pcl5.mid", "PCL-5: smallest change that matters", 9, [5, 15], [9, 12], ["blanchard2023"]);
export const pcl5Significant = setting(
  "{score}",
  "pcl5.significantAtMost",
  "PCL-5: clinically significant at most",
  28,
  [20, 33],
  [26, 30],
  ["marx2022"],
);
export const madrsRemission = setting(
  "{score}",
  "madrs.remission",
  "MADRS: remission at most",
  10,
  [7, 12],
  [10, 12],
  ["mono-2025"],
  "practice",
);
export const madrsImportant = setting("{score}", "madrs.mcid", "MADRS: smallest change that matters", 2, [1, 6], [2, 4], ["mono-2025"]);
export const who5Important = setting("{score}", "who5.mcid", "WHO-5: smallest change that matters", 10, [4, 24], [8, 12], ["topp2015"]);
export const wsasReliable = setting("{score}", "wsas.rci", "WSAS: reliable change", 8, [4, 16], [7, 9], ["zahra2014"]);
export const wsasImportant = setting("{score}", "wsas.mcid", "WSAS: smallest change that matters", 8, [4, 16], [7, 9], ["zahra2014"]);
export const isiImportant = setting("{score}", "isi.mcid", "ISI: smallest change that matters", 6, [3, 12], [5, 8], ["yang2009"]);
export const isiResponse = setting("{score}", "isi.response", "ISI: response is a drop of more than", 7, [4, 12], [7, 8], ["morin2011"]);
export const pswqReliable = setting("{score}", "pswq.rci", "PSWQ: reliable change", 10, [5, 20], [9, 11], ["iapt-manual"]);
export const orsReliable = setting("{score}", "ors.rci", "ORS: reliable change", 5, [3, 10], [5, 6], ["miller2003"]);
export const orsCut = setting("{score}", "ors.cut", "ORS: not in the clinical range from", 25, [20, 30], [25, 28], ["miller2003"]);
export const srsCut = setting("{score}", "srs.cut", "SRS: good from", 36, [30, 40], [34, 38], ["miller2003"]);
export const auditcCutMale = setting(
  "{score}",
  "auditc.cut.male",
  "AUDIT-C: positive from, men",
  4,
  [3, 5],
  [4, 4],
  ["bush1998", "bradley2007"],
);
export const auditcCutFemale = setting(
  "{score}",
  "auditc.cut.female",
  "AUDIT-C: positive from, women",
  3,
  [2, 4],
  [3, 3],
  ["bush1998", "bradley2007"],
);
/** Sex not recorded: the lower of the two cuts (bradley2007). */
export const auditcCutUnspecified = setting(
  "{score}",
  "auditc.cut.unspecified",
  "AUDIT-C: positive from, sex not recorded",
  3,
  [2, 4],
  [3, 3],
  ["bush1998", "bradley2007"],
);
export const promisImportant = setting(
  "{score}",
  "promis.mid",
  "PROMIS: smallest change of T that matters",
  2,
  [1, 8],
  [2, 6],
  ["cella2010"],
);
export const meq30Complete = setting(
  "%",
  "meq30.completePct",
  "MEQ-30: complete from, on every subscale",
  60,
  [40, 80],
  [60, 60],
  ["barrett2015"],
);
export const bpiInterference = setting(
  "{score}",
  "bpi.interference.mcid",
  "BPI: smallest change of interference that matters",
  1,
  [0.5, 3],
  [1, 2],
  ["cleeland1994"],
);
export const bpiSeverity = setting(
  "{score}",
  "bpi.severity.mcid",
  "BPI: smallest change of severity that matters",
  2,
  [1, 4],
  [1, 2],
  ["cleeland1994"],
);
export const bpiSeverityPercent = setting(
  "%",
  "bpi.severity.mcidPercent",
  "BPI: or so much of the baseline severity",
  30,
  [15, 60],
  [30, 50],
  ["cleeland1994"],
);

/** Everything of the measures that a medical director may change. */
export const measuresSettings: readonly Setting[] = [
  phq9Reliable,
  phq9Important,
  gad7Reliable,
  gad7Important,
  gad7MaxMissing,
  pcl5Cut,
  pcl5Reliable,
  pcl5Important,
  pcl5Significant,
  madrsRemission,
  madrsImportant,
  who5Important,
  wsasReliable,
  wsasImportant,
  isiImportant,
  isiResponse,
  pswqReliable,
  orsReliable,
  orsCut,
  srsCut,
  auditcCutMale,
  auditcCutFemale,
  auditcCutUnspecified,
  promisImportant,
  meq30Complete,
  bpiInterference,
  bpiSeverity,
  bpiSeverityPercent,
];

/** Two-sided 95 %: the number of standard errors of a difference beyond chance (jacobson1991). */
export const beyondChance = 1.96;
