import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { instrumentText } from "../contract-forms.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import type { InstrumentText } from "../rules/instrument-text.ts";
import { isSameLanguage } from "../rules/language-tag.ts";
import { languageFor, type LanguageFor } from "../rules/language-for.ts";
import { shippedText } from "../rules/shipped-texts.ts";

/** In which language the clinic asks whom it does not know better; English where it never chose. */
export const readClinicLanguage = async (tx: Tx): Promise<string> => {
  const chosen = await tx.first(statement<{ readonly language: string }>`
    select language from clinic_language where clinic_id = ${tx.clinicId} order by chosen_at desc, choice_id desc limit 1`);
  return chosen?.language ?? "en";
};

/** The language of an episode's patient; `null` where nobody recorded it. */
export const readPatientLanguage = async (tx: Tx, episodeId: Uuid): Promise<string | null> => {
  const row = await tx.first(statement<{ readonly language: string | null }>`
    select p.language from episode e join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);
  return row?.language ?? null;
};

/** An instrument's wordings, the newest of each language; the clinic's own stand in for the shipped one of the same language (MSR-41). */
const readTexts = async (tx: Tx, instrument: InstrumentId): Promise<readonly InstrumentText[]> => {
  const rows = await tx.all(statement<{ readonly text: unknown }>`
    select text from (
      select distinct on (language) text, loaded_at from instrument_text
      where clinic_id = ${tx.clinicId} and instrument = ${instrument} order by language, version desc
    ) newest order by loaded_at desc`);
  const loaded = rows.map(({ text }) => instrumentText.parse(text));
  const shipped = shippedText(instrument);
  const isReplaced = shipped === null || loaded.some(({ language }) => isSameLanguage(language, shipped.language));
  return isReplaced ? loaded : [...loaded, shipped];
};

export type TextFor = LanguageFor & { readonly text: InstrumentText; readonly others: readonly string[] };

/** The wording by which this clinic asks somebody who reads `wanted` (MSR-42); `null` where it has none. */
export const readInstrumentText = async (tx: Tx, instrument: InstrumentId, wanted: string | null): Promise<TextFor | null> => {
  const [texts, clinic] = await Promise.all([readTexts(tx, instrument), readClinicLanguage(tx)]);
  const languages = texts.map(({ language }) => language);
  const chosen = languageFor(languages, wanted, clinic);
  const text = texts.find(({ language }) => language === chosen?.language);
  if (chosen === null || text === undefined) return null;
  return { ...chosen, text, others: languages.filter((language) => language !== chosen.language) };
};
