export type Source = { readonly label: string; readonly url: string | null };

const ketalar: Source = {
  label: "Ketalar (ketamine) prescribing information, DailyMed",
  url: "https://fda.report/DailyMed/46dab560-8ecd-4d92-8c92-6baa2310b09b",
};
const spravato: Source = {
  label: "Spravato (esketamine) prescribing information, FDA",
  url: "https://nctr-crs.fda.gov/fdalabel/services/spl/set-ids/d81a6a79-a74a-44b7-822c-0dfa3036eaed/spl-doc",
};
const zarate: Source = { label: "Zarate and others, Archives of General Psychiatry 2006;63:856", url: null };
const newport: Source = { label: "Newport and others, American Journal of Psychiatry 2015;172:950", url: null };
const dore: Source = { label: "Dore and others, Journal of Psychoactive Drugs 2019;51:189", url: null };
const salloum: Source = {
  label: "Salloum and others, Journal of Affective Disorders 2019;260:131",
  url: "https://stanfordhealthcare.org/publications/759/759416.html",
};
const murrough: Source = { label: "Murrough and others, Biological Psychiatry 2013;74:250", url: null };
const wolfson: Source = {
  label: "Wolfson and Andries, protocol for lozenge and injection",
  url: "http://philwolfsonmd.com/ketamine-assisted-psychotherapy/",
};
const schedules: Source = { label: "21 CFR 1308.13(c): ketamine in schedule III", url: null };
const compounded: Source = { label: "FDA on compounded ketamine products, 10 October 2023", url: null };

/** Where each section of the public page takes its claims from. */
export const publicSources = {
  what: [zarate, newport, dore],
  how: [wolfson, dore],
  expect: [newport, salloum, murrough],
  risks: [ketalar, spravato],
  who: [spravato, ketalar],
  law: [ketalar, spravato, schedules, compounded],
} as const;

export type PublicSection = keyof typeof publicSources;
