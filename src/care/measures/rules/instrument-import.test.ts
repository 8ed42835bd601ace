import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { labelledValues } from "./answer-values.ts";
import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import { instrumentIds, type InstrumentId } from "./instrument-definition.ts";
import type { InstrumentText } from "./instrument-text.ts";
import { instrumentOf } from "./instruments.ts";
import { parseCsv } from "./parse-csv.ts";
import { questionnaireFrom } from "./questionnaire-from.ts";
import { shippedText } from "./shipped-texts.ts";
import { tScoresFromCsv } from "./t-scores-from-csv.ts";
import { textFromCsv } from "./text-from-csv.ts";
import type { LoadedText } from "./text-from-draft.ts";
import { textFromQuestionnaire } from "./text-from-questionnaire.ts";

const shipped = instrumentIds.flatMap((id) => shippedText(id) ?? []);
const problemsOf = (loaded: LoadedText): readonly string[] => (loaded.outcome === "refused" ? loaded.problems : []);
const textOf = (loaded: LoadedText): InstrumentText => {
  if (loaded.outcome === "refused") throw new Error(loaded.problems.join("\n"));
  return loaded.text;
};

/** Made-up words for an instrument whose own words may not stand here. */
const madeUp = (id: InstrumentId, count = instrumentOf(id).itemCounts[0] ?? 0): InstrumentText => {
  const definition = instrumentOf(id);
  const labels = (values: readonly number[]) => values.map((value) => ({ value, label: `Answer ${value}` }));
  const options = labels(labelledValues(definition, 1));
  return {
    instrument: id,
    language: "en-GB",
    title: `Title of ${id}`,
    instructions: "Please answer.",
    stem: null,
    items: Array.from({ length: count }, (_, place) => {
      const own = labels(labelledValues(definition, place + 1));
      return { text: `Question ${place + 1}, "so to speak"`, options: own.length === options.length ? null : own };
    }),
    options,
    extraItems: definition.extraItems.map(({ id: extra, values }) => ({ id: extra, text: `Besides: ${extra}`, options: labels(values) })),
    notice: "By permission of nobody.",
    scoring: null,
  };
};

/** Items dealt out to the subscales in turn, so that no subscale's items stand together. */
const dealt = (id: InstrumentId): Readonly<Record<string, readonly number[]>> => {
  const open = instrumentOf(id).subscales.map(({ code, size }) => ({ code, size, items: new Array<number>() }));
  for (let item = 1; open.some(({ size, items }) => items.length < size); item += 1) {
    open
      .filter(({ size, items }) => items.length < size)
      .toSorted((one, other) => one.items.length - other.items.length)[0]
      ?.items.push(item);
  }
  return Object.fromEntries(open.map(({ code, items }) => [code, items]));
};

type Json = ReturnType<typeof questionnaireFrom>;
const exported = (id: InstrumentId, text: InstrumentText | null = shippedText(id)) =>
  JSON.parse(JSON.stringify(questionnaireFrom(instrumentOf(id), text)));
const loadPhq9 = (mend: (questionnaire: { item: { item: Record<string, unknown>[] }[] } & Json) => void) => {
  const questionnaire = exported("phq9");
  mend(questionnaire);
  return textFromQuestionnaire(instrumentOf("phq9"), questionnaire);
};
const itemsOf = ({ item }: { readonly item: { readonly item: Record<string, unknown>[] }[] }) => item[0]?.item ?? [];

const quoted = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`;
const asCsv = ({ items, options, extraItems, scoring, ...head }: InstrumentText): string => {
  const row = (...cells: readonly (string | number)[]) => cells.map(quoted).join(",");
  const subscalesOf = (number: number) =>
    Object.entries(scoring?.itemMap ?? {}).flatMap(([code, on]) => (on.includes(number) ? [code] : []));
  return [
    "item,text,value,label,subscale",
    ...(["language", "title", "notice", "instructions", "stem"] as const).map((name) => row(name, head[name] ?? "")),
    ...options.map(({ value, label }) => row("options", "", value, label)),
    ...items.flatMap(({ text, options: own }, place) => [
      row(place + 1, text, "", "", subscalesOf(place + 1)[0] ?? ""),
      ...(own ?? []).map(({ value, label }) => row(place + 1, "", value, label)),
    ]),
    ...extraItems.flatMap(({ id, text, options: own }) => [row(id, text), ...own.map(({ value, label }) => row(id, "", value, label))]),
  ].join("\r\n");
};

test("[MSR-39] what is exported and read again is the same text, for every instrument whose wording is shipped", () => {
  expect(shipped).toHaveLength(6);
  for (const text of shipped)
    expect(textFromQuestionnaire(instrumentOf(text.instrument), exported(text.instrument))).toEqual({ outcome: "text", text });
});

test("[MSR-39] made-up words of every instrument come back the same, by FHIR and by CSV", () => {
  for (const id of instrumentIds.filter((one) => instrumentOf(one).itemCounts.length > 0)) {
    const text = madeUp(id);
    expect(textOf(textFromQuestionnaire(instrumentOf(id), exported(id, text))), id).toEqual(text);
    expect(textOf(textFromCsv(instrumentOf(id), asCsv(text))), id).toEqual(text);
  }
});

test("[MSR-39] without a text there are linkIds, codes and values, and no words of an item", () => {
  const withoutWords = exported("cssrs_screener", null);
  expect(withoutWords.item).toHaveLength(8);
  expect(withoutWords.item[0]).toEqual({
    linkId: "1",
    code: [{ system: "http://loinc.org", code: "93246-7" }],
    type: "choice",
    answerOption: [0, 1].map((value) => ({
      extension: [{ url: "http://hl7.org/fhir/StructureDefinition/ordinalValue", valueDecimal: value }],
      valueCoding: { code: String(value) },
    })),
  });
  for (const id of instrumentIds) {
    const questionnaire = questionnaireFrom(instrumentOf(id), null);
    expect(JSON.stringify({ ...questionnaire, title: "" }), id).not.toMatch(/"(text|display)":/u);
    expect(questionnaire.copyright, id).toBe(instrumentCatalogue[id].basis);
  }
});

test("[MSR-34] a form of another length is refused with the number that was found and the last item", () => {
  expect(problemsOf(loadPhq9((one) => itemsOf(one).pop()))).toEqual(["PHQ-9 has 9 items; 8 were found, the last of them Item 8 (“8”)."]);
  expect(problemsOf(textFromCsv(instrumentOf("isi"), asCsv(madeUp("isi", 6))))).toEqual([
    "ISI has 7 items; 6 were found, the last of them Item 6.",
  ]);
  expect(problemsOf(textFromCsv(instrumentOf("ies_eis"), asCsv({ ...madeUp("who5"), instrument: "ies_eis" }))).join()).toContain(
    "cannot be loaded yet",
  );
});

test("[MSR-34] every problem is named at once with its item, and nothing is kept of the rest", () => {
  const loaded = loadPhq9((one) => {
    Object.assign(itemsOf(one)[1] ?? {}, { text: " " });
    Object.assign(itemsOf(one)[2] ?? {}, { linkId: "4" });
    Object.assign(itemsOf(one)[5] ?? {}, { type: "attachment" });
    Object.assign(one, { copyright: undefined, language: undefined });
  });
  expect(problemsOf(loaded)).toEqual([
    "The linkId “4” is there more than once.",
    "Item 6 (“6”) is of the type “attachment”; a question with answers to choose from is of the type choice.",
    "The language is not given as a tag such as en or en-US.",
    "The copyright line is missing. The licence asks for it to be shown.",
    "Item 2 (“2”) has no words.",
    "Item 6 (“6”) has no answer with the value 0, 1, 2, 3.",
  ]);
});

test("[MSR-34] an item that says by its code that it is another one is refused", () => {
  expect(problemsOf(loadPhq9((one) => itemsOf(one).reverse()))).toContain(
    "Item 1 (“9”) has the LOINC code 44260-8; item 1 of this questionnaire has 44250-9.",
  );
});

test("[MSR-34] a question beside the items is needed too", () => {
  expect(problemsOf(loadPhq9((one) => one.item.pop()))).toEqual([
    "The question “difficulty”, which is asked beside the items, is missing.",
  ]);
});

const optionsFor = (options: readonly object[]) => loadPhq9((one) => Object.assign(itemsOf(one)[0] ?? {}, { answerOption: options }));
const weighed = (value: number, display: string) => ({
  valueCoding: { display, extension: [{ url: "http://hl7.org/fhir/StructureDefinition/itemWeight", valueDecimal: value }] },
});

test("[MSR-35] an answer that is missing, unknown, twice or without words is refused by its item and value", () => {
  expect(problemsOf(optionsFor([weighed(0, "No"), weighed(1, ""), weighed(1, "Some"), weighed(7, "Much")]))).toEqual([
    "Item 1 (“1”) has no answer with the value 2, 3.",
    "Item 1 (“1”) has an answer with the value 7, which the definition does not have.",
    "Item 1 (“1”) has more than one answer with the value 1.",
    "Item 1 (“1”) has no words for the answer 1.",
  ]);
});

test("[MSR-36] an answer is known by its weight, its number or its LOINC code, and never by its words or its place", () => {
  const loincCoded = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"].map((code) => ({
    valueCoding: { system: "http://loinc.org", code, display: `As ${code}` },
  }));
  expect(textOf(optionsFor(loincCoded)).options.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  expect(textOf(optionsFor([3, 2, 1, 0].map((valueInteger) => ({ valueInteger })))).options[0]).toEqual({ value: 3, label: "3" });
  expect(textOf(optionsFor([0, 1, 2, 3].map((value) => weighed(value, `W${value}`)))).items[1]?.options).toHaveLength(4);
  expect(problemsOf(optionsFor(shippedText("phq9")?.options.map(({ label }) => ({ valueCoding: { display: label } })) ?? []))[0]).toBe(
    "Item 1 (“1”): the answer “Not at all” has no ordinalValue, no itemWeight, is no number and no LOINC answer known here.",
  );
});

test("[MSR-36] answers may stand in a value set inside the file; one outside it is named", () => {
  const withSet = (reference: string) =>
    loadPhq9((one) => {
      const concept = [0, 1, 2, 3].map((value) => ({ code: `c${value}`, ...weighed(value, `V${value}`).valueCoding }));
      Object.assign(one, { contained: [{ resourceType: "ValueSet", id: "often", compose: { include: [{ system: "urn:x", concept }] } }] });
      Object.assign(itemsOf(one)[8] ?? {}, { answerOption: undefined, answerValueSet: reference });
    });
  expect(textOf(withSet("#often")).items[8]?.options?.[3]).toEqual({ value: 3, label: "V3" });
  expect(problemsOf(withSet("http://loinc.org/vs/LL358-3"))[0]).toBe(
    "Item 9 (“9”) takes its answers from http://loinc.org/vs/LL358-3, which is not in the file.",
  );
});

test("[MSR-37] an item map comes with the items, as a code or as the group around them, and is checked against the subscales' sizes", () => {
  for (const id of ["ceq", "piq", "asc11"] as const) {
    const text = { ...madeUp(id), scoring: { itemMap: dealt(id), tScores: [] } };
    expect(textOf(textFromQuestionnaire(instrumentOf(id), exported(id, text))), id).toEqual(text);
    expect(textOf(textFromCsv(instrumentOf(id), asCsv(text))), id).toEqual(text);
    const [first = ""] = Object.keys(text.scoring.itemMap);
    const short = { ...text, scoring: { itemMap: { ...text.scoring.itemMap, [first]: [1] }, tScores: [] } };
    expect(problemsOf(textFromCsv(instrumentOf(id), asCsv(short))).join(), id).toMatch(
      /The subscale .+ has \d+ items; 1 were given \(1\)\./u,
    );
  }
  const piq = exported("piq", madeUp("piq"));
  const [shown, ...items] = piq.item;
  const grouped = [
    { linkId: "avoidance_maladaptive", type: "group", text: "One", item: items.slice(0, 14) },
    { linkId: "goals_adaptive", type: "group", text: "Other", item: items.slice(14) },
  ];
  const { scoring, stem } = textOf(textFromQuestionnaire(instrumentOf("piq"), { ...piq, item: [shown, ...grouped] }));
  expect(scoring?.itemMap["goals_adaptive"]).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23]);
  expect(stem).toBeNull();
});

test("[MSR-37] a map that contradicts the definition's own, or names an unknown subscale, is refused", () => {
  const swapped = { ...madeUp("meq30"), scoring: { itemMap: dealt("meq30"), tScores: [] } };
  expect(problemsOf(textFromCsv(instrumentOf("meq30"), asCsv(swapped)))[0]).toMatch(
    /^The subscale Mystical is items 4, 5, .+; given were 1, 5/u,
  );
  const unknown = asCsv(madeUp("piq")).replace(/"1","Question 1, ""so to speak""","","",""/u, '"1","Q","","","bliss"');
  expect(problemsOf(textFromCsv(instrumentOf("piq"), unknown))).toContain("Item 1 is put in the subscale “bliss”, which there is not.");
});

test("[MSR-38] a T table has one line for every raw score that can come about", () => {
  const load = (table: string) => {
    const { tScores, problems } = tScoresFromCsv(table);
    return textFromCsv(instrumentOf("promis_dep4a"), asCsv(madeUp("promis_dep4a")), tScores, problems);
  };
  const lines = Array.from({ length: 17 }, (_, place) => `${place + 4},${40 + place}.5`);
  expect(textOf(load(["raw,t", ...lines].join("\n"))).scoring?.tScores).toHaveLength(17);
  expect(problemsOf(load(["raw,t", ...lines.slice(1), "21,60", "5,50", "6,140", "x,1"].join("\n")))).toEqual([
    "Line 21 of the T table is not a whole raw score and a T score.",
    "The T table has no line for the raw score 4.",
    "The T table has a line for the raw score 21, which there is not.",
    "The T table has more than one line for the raw score 5.",
    "The T table has more than one line for the raw score 6.",
    "The T table gives 140 for the raw score 6, which is no T score.",
  ]);
  expect(problemsOf(load("score,t\n4,40"))).toEqual(["The first line of the T table must be raw,t."]);
  expect(problemsOf(textFromCsv(instrumentOf("isi"), asCsv(madeUp("isi")), [{ raw: 1, t: 50 }]))).toEqual([
    "A T table is given, but this questionnaire has none.",
  ]);
});

test("cells in quotes hold commas, quotes and line ends; a quotation mark that is left open is named by its line", () => {
  expect(parseCsv('\u{FEFF}a,"b ""c"", d\r\ne"\r\n\r\nf,')).toEqual({
    lines: [
      { at: 1, cells: ["a", 'b "c", d\r\ne'] },
      { at: 4, cells: ["f", ""] },
    ],
  });
  expect(parseCsv('a,b\nc,"d')).toEqual({ malformedAt: 2 });
  expect(problemsOf(textFromCsv(instrumentOf("isi"), 'item,text,value,label\n1,"open'))).toEqual([
    "Line 2 is not CSV: a quotation mark is open or out of place.",
  ]);
});

test("[MSR-34] a CSV line that says nothing known is named by its line", () => {
  const csv =
    asCsv(madeUp("isi")).replace('"7","Question 7', '"8","Question 7') + "\r\nfoo,bar,x,y\r\n1,,two,Two\r\n2,Again\r\n3,,,Some,,more";
  expect(problemsOf(textFromCsv(instrumentOf("isi"), csv))).toEqual([
    "Line 22 has 6 cells; the first line has 5.",
    "Line 19: “foo” is not the number of an item, and no other row that is known.",
    "Item 8 stands where item 7 should.",
    "Line 19 (item foo): “x” is not a number.",
    "Line 20 (item 1): “two” is not a number.",
    "Line 22 (item 3): the answer “Some” has no value.",
    "Item 2 has words in more than one line.",
  ]);
  expect(problemsOf(textFromCsv(instrumentOf("isi"), "question;text"))).toEqual([
    "The first line must be item,text,value,label,subscale; subscale may be left out.",
  ]);
});

test("any JSON and any CSV gives a text or problems", () => {
  const ids = fc.constantFrom(...instrumentIds);
  const holds = (loaded: LoadedText) => loaded.outcome === "text" || loaded.problems.length > 0;
  fc.assert(
    fc.property(ids, fc.jsonValue(), (id, json) => holds(textFromQuestionnaire(instrumentOf(id), json))),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(ids, fc.string(), (id, csv) => holds(textFromCsv(instrumentOf(id), csv))),
    { numRuns: 300 },
  );
  // A good file with anything put in anywhere.
  const item = fc.record({ linkId: fc.string(), type: fc.constantFrom("choice", "group", "display", "x"), item: fc.array(fc.jsonValue()) });
  fc.assert(
    fc.property(ids, fc.nat(), fc.oneof(item, fc.jsonValue()), (id, at, put) => {
      const questionnaire = exported(id, madeUp(id));
      const items = questionnaire.item ?? [];
      items.splice(at % (items.length + 1), 1, put);
      return holds(textFromQuestionnaire(instrumentOf(id), { ...questionnaire, item: items }));
    }),
    { numRuns: 200 },
  );
  let deep: object = { linkId: "x", type: "group" };
  for (let level = 0; level < 20_000; level += 1) deep = { linkId: `x${level}`, type: "group", item: [deep] };
  const problems = problemsOf(textFromQuestionnaire(instrumentOf("isi"), { resourceType: "Questionnaire", item: [deep] }));
  expect(problems[0]).toMatch(/lies more than 20 levels deep/u);
});

// Published questionnaires lie beside the repository where the project is worked on.
const folder = new URL("../../../../../shared/fixtures/fhir/questionnaires/", import.meta.url);
const isThere = existsSync(folder);
const aside = isThere ? "" : " (the published questionnaires are not beside this checkout)";

test.skipIf(!isThere)(
  `[MSR-34] a published questionnaire that is not the instrument is refused with words, for every instrument${aside}`,
  () => {
    const names = readdirSync(folder).filter((name) => /^Questionnaire.*\.json$/u.test(name));
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      const json = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
      for (const id of instrumentIds)
        expect(problemsOf(textFromQuestionnaire(instrumentOf(id), json)).length, `${name} as ${id}`).toBeGreaterThan(0);
    }
  },
);

test.skipIf(!isThere)(`[MSR-34] a published PHQ-9 without its ninth item is refused, though its total makes nine questions${aside}`, () => {
  const json = JSON.parse(readFileSync(new URL("Questionnaire-phq-9-questionnaire.json", folder), "utf8"));
  const problems = problemsOf(textFromQuestionnaire(instrumentOf("phq9"), json));
  expect(problems).toContain(
    "Item 9 (“TotalScore”) is of the type “integer”; a question with answers to choose from is of the type choice.",
  );
  expect(problems).toContain("Item 1 (“LittleInterest”) takes its answers from http://loinc.org/vs/LL358-3, which is not in the file.");
});

/** The published GAD-7 is written in FHIR shorthand; its items and answers are taken out of it. */
const publishedGad7 = () => {
  const fsh = readFileSync(new URL("hl7phr_Questionnaire-ScoredAssessment-GAD7.fsh", folder), "utf8");
  const item = fsh
    .split(/^\* item\[/mu)
    .slice(1)
    .map((block) => {
      const said = (name: string) => new RegExp(`^ {2}\\* ${name} = [#"]([^"\\n]*?)"?\\s*$`, "mu").exec(block)?.[1];
      const coded = [...block.matchAll(/valueCoding = \$(\w+)#(\S+) "([^"]*)"/gu)];
      const answerOption = coded.map(([, system, code, display]) => ({
        valueCoding: { system: system === "CodeSystemLoinc" ? "http://loinc.org" : "urn:other", code, display },
      }));
      return { linkId: said("linkId"), text: said("text"), type: said("type"), ...(answerOption.length === 0 ? {} : { answerOption }) };
    });
  return { resourceType: "Questionnaire", language: "en", title: "GAD-7", copyright: "Pfizer", item };
};

test.skipIf(!isThere)(
  `[MSR-35] a published GAD-7 with one answer too many is refused by item; without it, and with the question beside the items, it is taken${aside}`,
  () => {
    const { item, ...head } = publishedGad7();
    const problems = problemsOf(textFromQuestionnaire(instrumentOf("gad7"), { ...head, item }));
    expect(problems[0]).toBe(
      "Item 1 (“69725-0”): the answer “Asked But Declined” has no ordinalValue, no itemWeight, is no number and no LOINC answer known here.",
    );
    const mended = item.map((one) => ({
      ...one,
      answerOption: one.answerOption?.filter(({ valueCoding }) => valueCoding.system !== "urn:other"),
    }));
    const loaded = textFromQuestionnaire(instrumentOf("gad7"), { ...head, item: [...mended.slice(0, 7), exported("gad7").item.at(-1)] });
    expect(problemsOf(loaded)).toEqual([]);
    expect(textOf(loaded).options).toEqual(shippedText("gad7")?.options);
  },
);
