import { quantity, type Quantity } from "#kernel/quantity.ts";

/** How many different adequate trials without enough benefit make a depression treatment-resistant (`spravato-rems-trd.json`, trd). */
export const trialsNeeded = 2;

/** MGH-ATRQ (chandler2010): at least this long at an adequate dose, with less than half improvement. */
export const adequateDuration: Quantity<"wk"> = quantity(6, "wk");

/** Smallest adequate daily dose (working table of the source, from knowledge: the medical director checks it against ATHF-SF). */
export const smallestAdequateDose: Readonly<Record<string, Quantity<"mg/d">>> = Object.fromEntries(
  Object.entries({
    fluoxetine: 20,
    sertraline: 50,
    paroxetine: 20,
    citalopram: 20,
    escitalopram: 10,
    fluvoxamine: 100,
    vilazodone: 20,
    vortioxetine: 10,
    venlafaxine: 150,
    desvenlafaxine: 50,
    duloxetine: 60,
    levomilnacipran: 40,
    bupropion: 300,
    mirtazapine: 15,
    amitriptyline: 150,
    nortriptyline: 75,
    imipramine: 150,
    phenelzine: 45,
    tranylcypromine: 30,
    trazodone: 300,
  }).map(([name, milligrams]) => [name, quantity(milligrams, "mg/d")]),
);

/** Brand names under which patients know them. */
export const antidepressantBrands: Readonly<Record<string, string>> = {
  prozac: "fluoxetine",
  zoloft: "sertraline",
  paxil: "paroxetine",
  celexa: "citalopram",
  lexapro: "escitalopram",
  luvox: "fluvoxamine",
  viibryd: "vilazodone",
  trintellix: "vortioxetine",
  effexor: "venlafaxine",
  pristiq: "desvenlafaxine",
  cymbalta: "duloxetine",
  fetzima: "levomilnacipran",
  wellbutrin: "bupropion",
  remeron: "mirtazapine",
  elavil: "amitriptyline",
  pamelor: "nortriptyline",
  tofranil: "imipramine",
  nardil: "phenelzine",
  parnate: "tranylcypromine",
  desyrel: "trazodone",
};
