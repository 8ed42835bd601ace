import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { measuresProjection } from "./measures-projection.ts";
import { measuresRoutes } from "./routes.ts";
import { openTestClinic, type TestClinic } from "./test-clinic.ts";

let clinic: TestClinic;
beforeAll(async () => void (clinic = await openTestClinic([measuresProjection], measuresRoutes)));
afterAll(() => clinic.close());

/** Made-up words: the index's own may not stand here. */
const isiCsv = (items = 7, title = "Made-up sleep form", language = "en") =>
  [
    "item,text,value,label",
    `language,${language}`,
    `title,${title}`,
    "notice,By permission of nobody",
    ...[0, 1, 2, 3, 4].map((value) => `options,,${value},Answer ${value}`),
    ...Array.from({ length: items }, (_, place) => `${place + 1},Question ${place + 1}`),
  ].join("\n");

const csvFile = (content = isiCsv()) => ({ instrument: "isi", source: "csv", content, tTable: null });
const stated = { holdsLicence: true, licenceNote: "Licence 4711 of the owner, until 2028" };
const director = (at: 0 | 1 = 0) => clinic.staff("medical-director", at);
const post = (path: string, body: object, as = director()) =>
  clinic.call({ as, method: "POST", path: `/api/instrument-texts/${path}`, body });
const load = (body: object, as = director()) => post("load", { ...stated, textId: newId(), ...body }, as);
const stateOf = async (instrument: string, at: 0 | 1 = 0) => {
  const { body } = await clinic.call({ as: director(at), path: "/api/instrument-texts" });
  const { texts }: { texts: { instrument: string }[] } = JSON.parse(JSON.stringify(body));
  return texts.find((one) => one.instrument === instrument);
};

test("[MSR-40] a wording that is loaded is what is asked from then on, in this clinic alone; the newest counts and the ones before stay", async () => {
  const [patient, other] = [await clinic.admit(), await clinic.admit(1)];
  const form = ({ episodeId, caller }: typeof patient) =>
    clinic.call({ as: caller, path: `/api/episodes/${episodeId}/measure-form?instrument=isi` });
  expect(await form(patient)).toMatchObject({ body: { text: null } });
  expect(await stateOf("isi")).toEqual({ instrument: "isi", shipped: null, loadable: true, limits: [], loaded: [] });
  const first = { ...csvFile(), textId: newId() };
  expect(await load(first)).toMatchObject({ status: 200, body: { loaded: true } });
  expect(await load(first)).toMatchObject({ status: 200 });
  expect(await form(patient)).toMatchObject({ body: { text: { title: "Made-up sleep form", items: { length: 7 } } } });
  expect(await form(other)).toMatchObject({ body: { text: null } });
  expect(await load(csvFile(isiCsv(7, "Second")))).toMatchObject({ status: 200 });
  expect(await form(patient)).toMatchObject({ body: { text: { title: "Second" } } });
  expect(await stateOf("isi")).toMatchObject({
    loaded: [{ version: 2, language: "en", source: "csv", licenceNote: stated.licenceNote, title: "Second" }],
  });
  expect(await stateOf("isi", 1)).toMatchObject({ loaded: [] });
  const read = await clinic.call({ as: director(), path: "/api/instruments" });
  expect(read.body).toMatchObject({
    instruments: expect.arrayContaining([
      { instrument: "isi", offered: true, notScorable: null },
      { instrument: "ors", offered: false, notScorable: null },
      { instrument: "ies_eis", offered: false, notScorable: expect.stringContaining("not confirmed") },
    ]),
  });
});

test("[MSR-40] nobody loads a wording without stating that the clinic holds the licence, and by what", async () => {
  expect(await load({ ...csvFile(), holdsLicence: false })).toMatchObject({ status: 422 });
  expect(await load({ ...csvFile(), licenceNote: " " })).toMatchObject({ status: 422 });
  expect(await load(csvFile(), clinic.staff("therapist"))).toMatchObject({ status: 403 });
  expect(await post("check", csvFile(), clinic.staff("prescriber"))).toMatchObject({ status: 403 });
});

test("[MSR-40] a loaded wording is not changed and not taken away", async () => {
  await load(csvFile());
  const change = (run: Parameters<typeof inClinic<unknown>>[2]) => inClinic(clinic.test.database, clinic.test.clinics[0], run);
  await expect(change((tx) => tx.all(statement`update instrument_text set licence_note = 'none'`))).rejects.toThrow(/permission denied/u);
  await expect(change((tx) => tx.all(statement`delete from instrument_text`))).rejects.toThrow(/permission denied/u);
});

test("[MSR-34] what does not fit is refused with every problem beside the file, and is not kept", async () => {
  const before = await stateOf("isi");
  const wrong = csvFile(isiCsv(6).replace("2,Question 2", "2,"));
  const problems = ["ISI has 7 items; 6 were found, the last of them Item 6.", "Item 2 has no words."];
  expect(await post("check", wrong)).toEqual({ status: 200, body: { text: null, problems, open: [] } });
  expect(await load(wrong)).toMatchObject({ status: 422, body: { errors: problems.map((message) => ({ field: "content", message })) } });
  expect(await post("check", { ...csvFile("{"), source: "fhir" })).toMatchObject({
    body: { problems: [expect.stringMatching(/not JSON/u)] },
  });
  expect(await stateOf("isi")).toEqual(before);
});

test("[MSR-31] what is checked says whether the item map came with it", async () => {
  const ceq = isiCsv(26).replace("options,,4,Answer 4", "options,,4,Answer 4\noptions,,5,Answer 5");
  expect(await post("check", { ...csvFile(ceq), instrument: "ceq" })).toMatchObject({ body: { problems: [], open: ["map"] } });
  expect(await stateOf("ies_eis")).toMatchObject({ loadable: false });
});

test("[MSR-21] what is not scored of an instrument is said on the list of questionnaires, with why", async () => {
  expect(await stateOf("ies_eis")).toMatchObject({ limits: [expect.stringContaining("not confirmed")] });
  expect(await stateOf("promis_dep4a")).toMatchObject({ limits: [expect.stringContaining("PROMIS-29")] });
  expect(await stateOf("cadss")).toMatchObject({ limits: [expect.stringContaining("CADSS-6")] });
  expect(await post("check", { ...csvFile(isiCsv(29)), instrument: "promis_dep4a" })).toMatchObject({
    body: { text: null, problems: expect.arrayContaining([expect.stringContaining("profile of several short forms")]) },
  });
});

test("a wording can be looked at before it is kept", async () => {
  const csv = csvFile(isiCsv().replace("1,Question 1", '1,"How, ""in all"""'));
  expect(await post("check", { ...csv })).toMatchObject({
    body: { problems: [], text: { instrument: "isi", items: expect.arrayContaining([{ text: 'How, "in all"', options: null }]) } },
  });
});

test("[MSR-39] a definition is given out as a FHIR Questionnaire, and a wording that the clinic loaded is not", async () => {
  await load(csvFile());
  const questionnaire = (instrument: string) =>
    clinic.call({ as: director(), path: `/api/instruments/questionnaire?instrument=${instrument}` });
  expect(await questionnaire("phq9")).toMatchObject({
    body: { resourceType: "Questionnaire", code: [{ code: "44249-1" }], language: "en" },
  });
  const isi = JSON.stringify((await questionnaire("isi")).body);
  expect(isi).toContain('"linkId":"7"');
  expect(isi).not.toContain("Question 7");
  const given = JSON.stringify((await questionnaire("gad7")).body);
  expect(await load({ instrument: "gad7", source: "fhir", content: given, tTable: null })).toMatchObject({ status: 200 });
  expect(await questionnaire("nothing")).toMatchObject({ status: 422 });
});

test("[MSR-40] who may ask for an instrument may do so once its wording is loaded, and its answers are scored as before", async () => {
  const patient = await clinic.admit();
  await load(csvFile());
  const answers = {
    responseId: newId(),
    instrument: "isi",
    definitionVersion: "1",
    items: [2, 2, 2, 2, 2, 2, 3],
    extra: {},
    language: "en",
  };
  const path = `/api/episodes/${patient.episodeId}`;
  await clinic.call({
    as: patient.caller,
    method: "POST",
    path: `${path}/complete-measure`,
    body: { ...answers, occasion: "baseline", sessionId: null },
    commandId: newId(),
  });
  const { body } = await clinic.call({ as: clinic.staff("therapist"), path: `${path}/measures` });
  expect(body).toMatchObject({ results: [{ instrument: "isi", definitionVersion: "1", total: 15, band: "moderate" }] });
});

const inLanguages = async (instrument: "isi" | "phq2", languages: readonly string[]) => {
  for (const language of languages) {
    const csv = isiCsv(instrument === "isi" ? 7 : 2, `Form ${language}`, language);
    const content = instrument === "isi" ? csv : csv.replace("\noptions,,4,Answer 4", "");
    expect(await load({ ...csvFile(content), instrument })).toMatchObject({ status: 200 });
  }
};
const formFor = async ({ episodeId, caller }: Awaited<ReturnType<TestClinic["admit"]>>, instrument: string) =>
  (await clinic.call({ as: caller, path: `/api/episodes/${episodeId}/measure-form?instrument=${instrument}` })).body;
const speaks = (episodeId: string, language: string | null, as = clinic.staff("therapist")) =>
  clinic.call({ as, method: "PUT", path: `/api/episodes/${episodeId}/language`, body: { language } });
const clinicSpeaks = (language: string, as = director()) =>
  clinic.call({ as, method: "PUT", path: "/api/instrument-texts/language", body: { choiceId: newId(), language } });

test("[MSR-41] a wording in one language displaces none in another, and each counts its own versions", async () => {
  await inLanguages("isi", ["en", "es"]);
  await inLanguages("isi", ["ES"]);
  const { loaded } = JSON.parse(JSON.stringify(await stateOf("isi")));
  const versions = Object.fromEntries(loaded.map((one: { language: string; version: number }) => [one.language, one.version]));
  expect(versions["es"]).toBe(2);
  expect(versions["en"]).toBeGreaterThan(2);
  await inLanguages("phq2", ["es"]);
  expect(await stateOf("phq2"), "the shipped one stays beside the loaded one of another language").toMatchObject({
    shipped: "en",
    loaded: expect.arrayContaining([expect.objectContaining({ language: "es" })]),
  });
});

test("[MSR-42] a patient is asked in their own language; where it is not known or not there in the clinic's, and the form says which and why", async () => {
  await inLanguages("isi", ["en", "es-US"]);
  const patient = await clinic.admit();
  expect(await formFor(patient, "isi")).toMatchObject({ language: { language: "en", why: "clinic", wanted: null } });
  expect(await speaks(patient.episodeId, "ES-mx")).toMatchObject({ status: 200 });
  expect(await formFor(patient, "isi")).toMatchObject({
    text: { title: expect.stringMatching(/^Form es/iu) },
    language: { why: "own", wanted: "es-MX" },
  });
  expect(await speaks(patient.episodeId, "ko", patient.caller)).toMatchObject({ status: 200 });
  expect(await formFor(patient, "isi")).toMatchObject({ language: { language: "en", why: "clinic", wanted: "ko" } });
  expect(await clinicSpeaks("es", clinic.staff("therapist"))).toMatchObject({ status: 403 });
  expect(await clinicSpeaks("es")).toMatchObject({ status: 200 });
  expect(await formFor(patient, "isi")).toMatchObject({
    language: { language: expect.stringMatching(/^es/u), why: "clinic", wanted: "ko" },
  });
  expect(await formFor(patient, "phq9"), "shipped in English alone").toMatchObject({
    language: { language: "en", why: "only", wanted: "ko" },
  });
  await clinicSpeaks("en");
});

test("[MSR-42] what is no language tag is refused, other patients and other clinics record nothing here, and not known can be recorded again", async () => {
  const [patient, other] = [await clinic.admit(), await clinic.admit()];
  expect(await speaks(patient.episodeId, "Spanish please")).toMatchObject({ status: 422, body: { errors: [{ field: "language" }] } });
  expect(await speaks(patient.episodeId, "es", other.caller)).toMatchObject({ status: 404 });
  expect(await speaks(patient.episodeId, "es", clinic.staff("therapist", 1))).toMatchObject({ status: 404 });
  expect(await clinicSpeaks("-")).toMatchObject({ status: 422 });
  await speaks(patient.episodeId, "es");
  await speaks(patient.episodeId, null);
  expect(await formFor(patient, "phq9")).toMatchObject({ language: { wanted: null, why: "clinic" } });
});

test("[MSR-43] an item map counts for answers to the wording it came with, not to one in another language", async () => {
  const sizes = [5, 6, 5, 3, 3, 2, 2];
  const codes = ["fear", "grief", "physical_distress", "insanity", "isolation", "death", "paranoia"];
  const codeOf = sizes.flatMap((size, place) => Array<string>(size).fill(codes[place] ?? ""));
  const ceq = (language: string, withMap: boolean) =>
    [
      "item,text,value,label,subscale",
      `language,${language},,,`,
      `title,Made-up ${language},,,`,
      "notice,By permission of nobody,,,",
      ...[0, 1, 2, 3, 4, 5].map((value) => `options,,${value},Answer ${value},`),
      ...codeOf.map((code, place) => `${place + 1},Question ${place + 1},,,${withMap ? code : ""}`),
    ].join("\n");
  for (const [language, withMap] of [
    ["en", true],
    ["es", false],
  ] as const) {
    expect(await load({ ...csvFile(ceq(language, withMap)), instrument: "ceq" })).toMatchObject({ status: 200 });
  }
  const grief = async (language: string) => {
    const patient = await clinic.admit();
    const path = `/api/episodes/${patient.episodeId}`;
    const answers = { responseId: newId(), instrument: "ceq", definitionVersion: "1", items: Array(26).fill(2), extra: {}, language };
    const body = { ...answers, occasion: "post-session", sessionId: null };
    const done = await clinic.call({ as: patient.caller, method: "POST", path: `${path}/complete-measure`, body, commandId: newId() });
    expect(done).toMatchObject({ status: 200 });
    const { body: read } = await clinic.call({ as: clinic.staff("therapist"), path: `${path}/measures` });
    return JSON.parse(JSON.stringify(read)).results[0].reading.subscales.grief;
  };
  expect(await grief("en")).toBe(2);
  expect(await grief("es")).toBeNull();
});
