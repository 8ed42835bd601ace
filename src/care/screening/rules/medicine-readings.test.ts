import fc from "fast-check";
import { expect, test } from "vitest";

import { combinationProducts } from "./data/combination-products.ts";
import { interactionClasses } from "./data/interaction-classes.ts";
import { interactionClassIds } from "./data/medicine-row.ts";
import { classesOfIngredient, medicineRows, namesOf, plainWords } from "./medicine-index.ts";
import { matchMedicine } from "./match-medicine.ts";
import { isUnknown, readMedicine, readMedicines } from "./medicine-readings.ts";
import { nearNames } from "./near-names.ts";

const medicine = (name: string, dose = "") => ({ name, dose, frequency: "" });
const classesOf = (name: string) => readMedicine(medicine(name)).classes.map(({ id }) => id);

const names = medicineRows.flatMap((row) => namesOf(row).map((name) => ({ name, ingredient: row[0], classes: row[1] })));

test("[MED-1] an empty list that does not say none is unknown, not harmless", () => {
  expect(readMedicines([{ section: "medicines", none: false, medicines: [] }])).toEqual({ known: false });
  expect(readMedicines([{ section: "medicines", none: true, medicines: [] }])).toEqual({ known: true, readings: [] });
});

test("[MED-2] [MED-3] medicines are matched by whole words, brand or ingredient; others stay as they were typed and unmatched", () => {
  expect(classesOf("Xanax 0.5mg at night")).toEqual(["INT-02"]);
  expect(classesOf("LORAZEPAM")).toEqual(["INT-02"]);
  expect(classesOf("lorazepam1mg bid")).toEqual(["INT-02"]);
  expect(classesOf("Ativan prn")).toEqual(["INT-02"]);
  expect(classesOf("St John’s wort")).toEqual(["INT-11"]);
  expect(classesOf("Methadone")).toEqual(["INT-03", "INT-18"]);
  expect(classesOf("a benzo when needed")).toEqual(["INT-02"]);
  expect(classesOf("lithiumish")).toEqual([]);
  expect(classesOf("Qwertamol")).toEqual([]);
  expect(readMedicine(medicine("for sleep", "Ambien 10 mg")).classes.map(({ id }) => id)).toEqual(["INT-04"]);
});

test.for([
  ["Auvelity", ["dextromethorphan", "bupropion"], ["INT-14", "INT-15"]],
  ["Suboxone 8/2 mg film", ["buprenorphine", "naloxone"], ["INT-03"]],
  ["Symbyax", ["olanzapine", "fluoxetine"], ["INT-12", "INT-14"]],
  ["Xyrem", ["sodium oxybate"], ["INT-05"]],
  ["Tarka", ["trandolapril", "verapamil"], ["INT-10", "INT-16"]],
  ["Advil Cold and Sinus", ["pseudoephedrine", "ibuprofen"], ["INT-08"]],
  ["Ayahuasca", ["ayahuasca"], ["INT-06", "INT-20"]],
] as const)("[MED-3] %s is read as all of its ingredients", ([name, ingredients, classes]) => {
  const read = readMedicine(medicine(name));
  expect(read.ingredients).toEqual(ingredients);
  expect(read.classes.map(({ id }) => id)).toEqual(classes);
  expect(isUnknown(read)).toBe(false);
});

test("[MED-2] what stands beside a known medicine and is not known itself stays unknown", () => {
  expect(matchMedicine("Ativan and Foobarol")).toEqual({ ingredients: ["lorazepam"], unread: ["foobarol"] });
  expect(isUnknown(readMedicine(medicine("hydrocodone/acetaminophen 5-325 mg tablets")))).toBe(false);
  expect(isUnknown(readMedicine(medicine("Foobarol, with lorazepam")))).toBe(true);
  expect(isUnknown(readMedicine(medicine("Foobarol", "Ativan 1 mg")))).toBe(true);
  expect(matchMedicine("Foobarol for opioid constipation").unread).toEqual(["foobarol"]);
  expect(isUnknown(readMedicine(medicine("Ativan for my nerves")))).toBe(false);
  expect(isUnknown(readMedicine(medicine("B12")))).toBe(true);
});

test("[MED-4] a near miss is offered as a question and counts for nothing", () => {
  const read = readMedicine(medicine("lorazapem 1 mg"));
  expect(read).toMatchObject({ ingredients: [], classes: [] });
  expect(nearNames(read.unread)).toEqual(["lorazepam"]);
  expect(isUnknown(read)).toBe(true);
  expect(nearNames(["zolofft"])).toEqual(["sertraline"]);
  expect(nearNames(["abcdefghijkl"])).toEqual([]);
});

test("GLP-1 medicines are known, though they are no interaction class", () => {
  expect(readMedicine(medicine("Ozempic weekly"))).toMatchObject({ isGlp1: true, classes: [], ingredients: ["semaglutide"] });
});

test.for([
  ["INT-01", "Theo-24"],
  ["INT-02", "Klonopin"],
  ["INT-03", "Percocet"],
  ["INT-04", "gabapentin"],
  ["INT-05", "Xywav"],
  ["INT-06", "Emsam"],
  ["INT-07", "Adderall XR"],
  ["INT-08", "Sudafed"],
  ["INT-09", "Lamictal"],
  ["INT-10", "Paxlovid"],
  ["INT-11", "St. John's-wort"],
  ["INT-12", "Abilify"],
  ["INT-13", "Lithobid"],
  ["INT-14", "Zoloft"],
  ["INT-15", "Namenda"],
  ["INT-16", "HCTZ"],
  ["INT-17", "Flonase"],
  ["INT-18", "Zofran"],
  ["INT-19", "Armour Thyroid"],
  ["INT-20", "THC gummies"],
] as const)("[%s] is recognised by %s, and says what to do with evidence and source", ([id, name]) => {
  expect(classesOf(name)).toContain(id);
  const one = interactionClasses.find((entry) => entry.id === id);
  expect(one?.action).not.toBe("");
  expect(one?.sources.length).toBeGreaterThan(0);
});

test("the classes are the twenty of the source, with its severities", () => {
  expect(interactionClasses.map(({ id }) => id)).toEqual(interactionClassIds);
  const of = (severity: string) => interactionClasses.filter((one) => one.severity === severity).map(({ id }) => id);
  expect(of("contraindicated")).toEqual(["INT-01", "INT-05"]);
  expect(of("major")).toEqual(["INT-02", "INT-03", "INT-04", "INT-20"]);
});

test("the list is broad: several hundred names, and every class has some", () => {
  expect(names.length + combinationProducts.length).toBeGreaterThan(900);
  for (const id of interactionClassIds) expect(medicineRows.filter(([, classes]) => classes.includes(id)).length).toBeGreaterThan(0);
});

test("no name stands for two different ingredients, and no combination is also a single name", () => {
  const keys = [...names.map(({ name }) => name), ...combinationProducts.map(([name]) => name)].map((name) => plainWords(name).join(""));
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});

test("every combination has an ingredient that belongs to a class", () => {
  expect(combinationProducts.filter(([, ingredients]) => !ingredients.some((one) => classesOfIngredient(one).length > 0))).toEqual([]);
});

const accents: Readonly<Record<string, string>> = { a: "á", e: "ë", i: "ï", o: "ö", u: "ü" };
const noise = fc.record({
  before: fc.constantFrom("", "take ", "old ", "2 x ", "¡", "generic "),
  after: fc.constantFrom("", " 1mg bid", " 0.5 mg prn", " HCl ER 20 mg tablets", "®", " (at bedtime)", ", twice a day", " 10/325"),
  disguise: fc.constantFrom(
    (name: string) => name,
    (name: string) => name.toUpperCase(),
    (name: string) => name.replaceAll("-", " "),
    (name: string) => name.replaceAll(" ", "-"),
    (name: string) => name.replaceAll("'", "’"),
    (name: string) => name.replace(/[aeiou]/, (letter) => accents[letter] ?? letter),
    (name: string) => `  ${name.replaceAll(" ", "  ")}  `,
  ),
});

test("[MED-2] every name of every class is matched to it, however it is written", () => {
  const everyName = [
    ...names,
    ...combinationProducts.map(([name, ingredients]) => ({ name, classes: ingredients.flatMap(classesOfIngredient) })),
  ];
  fc.assert(
    fc.property(noise, ({ before, after, disguise }) => {
      for (const { name, classes } of everyName) {
        const text = `${before}${disguise(name)}${after}`;
        const found = matchMedicine(text).ingredients.flatMap(classesOfIngredient);
        const missing = classes.filter((id) => !found.includes(id));
        if (missing.length > 0) throw new Error(`${text}: ${missing.join(", ")}`);
      }
    }),
    { numRuns: 20 },
  );
});

test("a list of 50 medicines is read at once", () => {
  const fifty = names.slice(0, 50).map(({ name }) => medicine(`${name} 10 mg twice a day`));
  const started = performance.now();
  const read = readMedicines([{ section: "medicines", none: false, medicines: fifty }]);
  expect(performance.now() - started).toBeLessThan(250);
  expect(read.known && read.readings.every(({ ingredients }) => ingredients.length > 0)).toBe(true);
});

test("[MED-4] a name that is nearly one that is known is asked about: the nearest first, three at most, short words never", () => {
  expect(nearNames(["sertralin"])[0]).toBe("sertraline");
  expect(nearNames(["setraline"])[0]).toBe("sertraline");
  expect(nearNames(["sertarline"])[0]).toBe("sertraline");
  expect(nearNames(["sertralinexx"])[0]).toBe("sertraline");
  expect(nearNames(["sertralinexxx"])).toEqual([]);
  expect(nearNames(["srtrlne"])).toEqual([]);
  expect(nearNames(["zolo"])).toEqual([]);
  expect(nearNames(["zolof"])).toEqual(["sertraline"]);
  expect(nearNames(["zolotf"])).toEqual(["sertraline"]);
  expect(nearNames(["zlooft"])).toEqual(["sertraline"]);
  expect(nearNames(["zooltf"])).toEqual([]);
  expect(nearNames(["lorazepan", "zolof", "sertralin", "diazepan", "fluoxetin"]).length).toBe(3);
  expect(nearNames([])).toEqual([]);
});
