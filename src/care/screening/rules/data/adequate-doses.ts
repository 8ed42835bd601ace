import type { NumberSetting } from "#kernel/setting.ts";

/** What payers call a class of antidepressants. */
export type AntidepressantFamily = "SSRI" | "SNRI" | "tricyclic" | "MAO inhibitor" | "other";

type Row = readonly [ingredient: string, milligrams: number, family: AntidepressantFamily];

/** Working table of the source (from knowledge): the medical director checks it against ATHF-SF and MGH-ATRQ before use. */
const rows: readonly Row[] = [
  ["fluoxetine", 20, "SSRI"],
  ["sertraline", 50, "SSRI"],
  ["paroxetine", 20, "SSRI"],
  ["citalopram", 20, "SSRI"],
  ["escitalopram", 10, "SSRI"],
  ["fluvoxamine", 100, "SSRI"],
  ["vilazodone", 20, "other"],
  ["vortioxetine", 10, "other"],
  ["venlafaxine", 150, "SNRI"],
  ["desvenlafaxine", 50, "SNRI"],
  ["duloxetine", 60, "SNRI"],
  ["levomilnacipran", 40, "SNRI"],
  ["bupropion", 300, "other"],
  ["mirtazapine", 15, "other"],
  ["amitriptyline", 150, "tricyclic"],
  ["nortriptyline", 75, "tricyclic"],
  ["imipramine", 150, "tricyclic"],
  ["phenelzine", 45, "MAO inhibitor"],
  ["tranylcypromine", 30, "MAO inhibitor"],
  ["selegiline patch", 6, "MAO inhibitor"],
  ["trazodone", 300, "other"],
];

const doseSetting = (ingredient: string, milligrams: number): NumberSetting<"mg/d"> => ({
  kind: "number",
  key: `trd.minDose.${ingredient.replaceAll(" ", "-")}`,
  label: `Smallest adequate daily dose of ${ingredient} in a past trial`,
  value: milligrams,
  unit: "mg/d",
  absolute: [milligrams / 4, milligrams * 4],
  recommended: [milligrams / 2, milligrams * 2],
  evidence: "proposal",
  sources: ["sackeim2019", "chandler2010"],
  owner: "medical-director",
});

export type AdequateDose = { readonly setting: NumberSetting<"mg/d">; readonly family: AntidepressantFamily };

/** By ingredient: the smallest daily dose that makes a trial adequate (sackeim2019, chandler2010). */
export const adequateDoses: ReadonlyMap<string, AdequateDose> = new Map(
  rows.map(([ingredient, milligrams, family]) => [ingredient, { setting: doseSetting(ingredient, milligrams), family }]),
);
