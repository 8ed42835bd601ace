import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import { invalid, notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { textsContract, type CheckedText, type TextSource } from "../contract-texts.ts";
import { instrumentIds, type InstrumentId } from "../rules/instrument-definition.ts";
import { instrumentOf } from "../rules/instruments.ts";
import type { InstrumentText } from "../rules/instrument-text.ts";
import { questionnaireFrom } from "../rules/questionnaire-from.ts";
import { shippedText } from "../rules/shipped-texts.ts";
import { tScoresFromCsv } from "../rules/t-scores-from-csv.ts";
import { textFromCsv } from "../rules/text-from-csv.ts";
import type { LoadedText } from "../rules/text-from-draft.ts";
import { textFromQuestionnaire } from "../rules/text-from-questionnaire.ts";
import { addClinicLanguage, addInstrumentText, readLoadedTexts } from "./loaded-texts.ts";
import { readClinicLanguage } from "./read-instrument-text.ts";
import { textOnTheWire } from "./read-measure-form.ts";

type TextFile = {
  readonly instrument: InstrumentId;
  readonly source: TextSource;
  readonly content: string;
  readonly tTable: string | null;
};

const parsedJson = (content: string): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(content) };
  } catch {
    return null;
  }
};

const textFrom = ({ instrument, source, content, tTable }: TextFile): LoadedText => {
  const definition = instrumentOf(instrument);
  const { tScores, problems } = tTable === null || tTable.trim() === "" ? { tScores: [], problems: [] } : tScoresFromCsv(tTable);
  if (source === "csv") return textFromCsv(definition, content, tScores, problems);
  const parsed = parsedJson(content);
  if (parsed === null) return { outcome: "refused", problems: [...problems, "This is not JSON. A FHIR Questionnaire is loaded as JSON."] };
  return textFromQuestionnaire(definition, parsed.json, tScores, problems);
};

const openOf = ({ instrument, scoring }: InstrumentText): CheckedText["open"] => {
  const { subscales, total } = instrumentOf(instrument);
  const isMapOpen = subscales.some(({ code, items }) => items === null && scoring?.itemMap[code] === undefined);
  const isTableOpen = total.kind === "raw-to-t" && (scoring?.tScores ?? []).length === 0;
  return [...(isMapOpen ? (["map"] as const) : []), ...(isTableOpen ? (["table"] as const) : [])];
};

const limitsOf = (instrument: InstrumentId): string[] => {
  const { notScorable, otherForms } = instrumentOf(instrument);
  return [...(notScorable === null ? [] : [notScorable]), ...otherForms.map(({ why }) => why)];
};

const checkedOf = (loaded: LoadedText): CheckedText =>
  loaded.outcome === "text"
    ? { text: textOnTheWire(loaded.text), problems: [], open: openOf(loaded.text) }
    : { text: null, problems: [...loaded.problems], open: [] };

/** Wordings that a clinic loads under its own licence: kept beside the log, each with who stated what about the licence. */
export const textRoutes = (routes: Routes): void => {
  routes.read(textsContract.readInstrumentTexts, async ({ tx }) => {
    const [timeZone, clinicLanguage, rows] = await Promise.all([readTimeZone(tx), readClinicLanguage(tx), readLoadedTexts(tx)]);
    const loadedOf = (instrument: InstrumentId) =>
      rows
        .filter((row) => row.instrument === instrument)
        .map(({ version, title, language, source, licence_note: licenceNote, loaded_at: loadedAt, loaded_by_name: loadedBy }) => {
          return { version, title, language, source, licenceNote, loadedAt, loadedBy };
        });
    return {
      timeZone,
      clinicLanguage,
      texts: instrumentIds.map((instrument) => ({
        instrument,
        shipped: shippedText(instrument)?.language ?? null,
        loadable: instrumentOf(instrument).itemCounts.length > 0,
        limits: limitsOf(instrument),
        loaded: loadedOf(instrument),
      })),
    };
  });
  routes.action(textsContract.chooseClinicLanguage, async ({ tx, body, caller, at }) => {
    if (caller.kind !== "staff") return notFound();
    await addClinicLanguage(tx, { ...body, by: caller.personId, at });
    return {};
  });
  routes.read(textsContract.readQuestionnaire, ({ query }) =>
    Promise.resolve({ jsonText: JSON.stringify(questionnaireFrom(instrumentOf(query.instrument), shippedText(query.instrument))) }),
  );
  routes.action(textsContract.checkInstrumentText, ({ body }) => Promise.resolve(checkedOf(textFrom(body))));
  routes.action(textsContract.loadInstrumentText, async ({ tx, body, caller, at }) => {
    if (caller.kind !== "staff") return notFound();
    const read = textFrom(body);
    if (read.outcome === "refused") return invalid(read.problems.map((message) => ({ field: "content", message })));
    const { textId, source, licenceNote } = body;
    await addInstrumentText(tx, { textId, text: read.text, source, licenceNote, by: caller.personId, at });
    return { loaded: true };
  });
};
