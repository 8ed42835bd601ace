import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { changeAsJson } from "./change-as-json.ts";
import { measuresSettings } from "./data/measures-settings.ts";
import { instrumentIds } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { scoreAsJson, type Written } from "./score-as-json.ts";
import { shippedText } from "./shipped-texts.ts";

// The clinical sources lie beside the repository where the project is worked on; elsewhere the vectors in the other tests stand alone.
const folder = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(folder);
const title = isThere ? "" : " (the clinical sources are not beside this checkout)";

const load = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const read = (written: Written): unknown => (written.outcome === "scored" ? JSON.parse(written.json) : written);

test.skipIf(!isThere)(`every scoring vector of the clinical sources comes out as it says${title}`, () => {
  const { vectors } = load("scoring-vectors.json");
  expect(vectors.length).toBeGreaterThan(120);
  for (const { id, instrument, answers, context, expect: wanted } of vectors) {
    expect(read(scoreAsJson(instrument, answers, context)), id).toMatchObject(wanted);
  }
});

test.skipIf(!isThere)(`every vector of answers by subscale comes out as it says${title}`, () => {
  const { ceq, piq, asc11, lec5, promis_prorate: promis } = load("grouped-scoring-vectors.json");
  for (const [instrument, vectors] of Object.entries({ ceq, piq, asc11 })) {
    for (const { subscales, expect: wanted, safetyRule } of vectors) {
      const scored = read(scoreAsJson(instrument, subscales));
      expect(scored, JSON.stringify(subscales)).toMatchObject({
        ...wanted,
        sub: wanted,
        flags: safetyRule === undefined ? expect.anything() : [safetyRule],
      });
    }
  }
  for (const { answers, expect: wanted } of lec5) expect(read(scoreAsJson("lec5", answers))).toMatchObject(wanted);
  for (const { answers, expectRaw } of promis) {
    expect(read(scoreAsJson("promis_dep4a", answers)), JSON.stringify(answers)).toMatchObject({ raw: expectRaw, T: null, band: null });
  }
});

test.skipIf(!isThere)(`every change vector of the clinical sources comes out as it says${title}`, () => {
  const { vectors } = load("change-vectors.json");
  expect(vectors.length).toBeGreaterThan(9);
  for (const { id, instrument, baseline, current, rci, remissionCut, expect: wanted } of vectors) {
    const settings = {
      ...(rci === undefined || instrument === "who5" ? {} : { rci }),
      ...(remissionCut === undefined ? {} : { remissionCut }),
    };
    expect(read(changeAsJson(instrument, baseline, current, settings)), id).toMatchObject(wanted);
  }
});

test.skipIf(!isThere)(`what is shipped as settings has the values of the clinical defaults${title}`, () => {
  const { values } = load("defaults.json");
  for (const key of ["phq9.rci", "phq9.mcid", "gad7.mcid", "pcl5.rci", "pcl5.cut"]) {
    const wanted = values.find((one: { readonly key: string }) => one.key === key);
    expect(measuresSettings.find((one) => one.key === key)).toMatchObject({ value: wanted.value, unit: wanted.unit });
  }
});

test.skipIf(!isThere)(`items, range, bands, reverse items and verified codes are those of the clinical sources${title}`, () => {
  const { instruments } = load("instruments.json");
  const named: readonly string[] = instruments.map((one: { readonly id: string }) => one.id);
  // The sources name the short form inside the long one.
  expect([...named, "cadss6"].toSorted()).toEqual(instrumentIds.toSorted());
  const { items: shortItems, range: shortRange } = instruments.find((one: { readonly id: string }) => one.id === "cadss").scoring.cadss6;
  expect(instrumentOf("cadss6")).toMatchObject({ itemCounts: [shortItems], range: { min: shortRange[0], max: shortRange[1] } });
  for (const { id, items, scoring, bands, loinc } of instruments) {
    const definition = instrumentOf(id);
    if (id !== "promis_dep4a") expect(definition.itemCounts, id).toEqual(items === null ? [] : [items]);
    if (scoring.range !== undefined) expect(definition.range, id).toEqual({ min: scoring.range[0], max: scoring.range[1] });
    expect(definition.reverse, id).toEqual(scoring.reverse ?? []);
    const codes = bands.filter(({ sex }: { readonly sex?: string }) => sex !== "female").map(({ code }: { readonly code: string }) => code);
    expect(
      definition.bands.map(({ code }) => code),
      id,
    ).toEqual(codes);
    const isVerified = loinc.confidence.startsWith("high");
    if (isVerified) expect(definition.loinc, id).toMatchObject({ panel: loinc.panel, total: loinc.total });
    else expect(definition.loinc?.panel ?? null, id).toBeNull();
  }
});

test.skipIf(!isThere)(`the shipped wording is verbatim, and only what may be shipped is there${title}`, () => {
  const texts = load("instrument-texts.json");
  const { instruments } = load("instruments.json");
  for (const { id, licence } of instruments) {
    const text = shippedText(id);
    expect(text !== null, id).toBe(licence.tier === "A");
    if (text === null || id === "phq2") continue;
    const { title: named, instructions, instruction, stem, items, options, notice } = texts[id];
    expect(text, id).toMatchObject({ title: named, instructions: instructions ?? instruction ?? null, stem: stem ?? null, notice });
    expect(
      text.items.map((item) => item.text),
      id,
    ).toEqual(items.map((item: { readonly text: string }) => item.text));
    expect(
      text.options.map((option) => option.label),
      id,
    ).toEqual(options.map((option: { readonly label: string }) => option.label));
  }
});
