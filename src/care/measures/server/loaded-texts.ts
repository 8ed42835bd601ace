import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { TextSource } from "../contract-texts.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import type { InstrumentText } from "../rules/instrument-text.ts";

type LoadedRow = {
  readonly instrument: InstrumentId;
  readonly version: number;
  readonly title: string;
  readonly language: string;
  readonly source: TextSource;
  readonly licence_note: string;
  readonly loaded_at: Instant;
  readonly loaded_by_name: string;
};

/** The newest wording that the clinic loaded of each instrument and language, without its items. */
export const readLoadedTexts = (tx: Tx): Promise<LoadedRow[]> =>
  tx.all(statement<LoadedRow>`
    select distinct on (t.instrument, t.language) t.instrument, t.version, t.text ->> 'title' as title, t.text ->> 'language' as language, t.source,
      t.licence_note, t.loaded_at, coalesce(s.display_name, '') as loaded_by_name
    from instrument_text t left join staff s on s.clinic_id = t.clinic_id and s.staff_id = t.loaded_by
    where t.clinic_id = ${tx.clinicId}
    order by t.instrument, t.language, t.version desc`);

type NewText = {
  readonly textId: Uuid;
  readonly text: InstrumentText;
  readonly source: TextSource;
  readonly licenceNote: string;
  readonly by: Uuid;
  readonly at: Instant;
};

/** Adds a version of its language; the same one again changes nothing. Two at once are put one after the other. */
export const addInstrumentText = async (tx: Tx, { textId, text, source, licenceNote, by, at }: NewText): Promise<void> => {
  const language = text.language.toLowerCase();
  await tx.all(statement`select pg_advisory_xact_lock(hashtextextended(${`${tx.clinicId} ${text.instrument}`}, 0))`);
  await tx.all(statement`
    insert into instrument_text (clinic_id, text_id, instrument, language, version, text, source, licence_note, loaded_by, loaded_at)
    select ${tx.clinicId}, ${textId}, ${text.instrument}, ${language}, coalesce(max(version), 0) + 1, ${JSON.stringify(text)}::jsonb, ${source},
      ${licenceNote}, ${by}, ${at}
    from instrument_text where clinic_id = ${tx.clinicId} and instrument = ${text.instrument} and language = ${language}
    on conflict (clinic_id, text_id) do nothing`);
};

type NewLanguage = { readonly choiceId: Uuid; readonly language: string; readonly by: Uuid; readonly at: Instant };

/** Adds the clinic's choice; the ones before stay. The same one again changes nothing. */
export const addClinicLanguage = async (tx: Tx, { choiceId, language, by, at }: NewLanguage): Promise<void> => {
  await tx.all(statement`
    insert into clinic_language (clinic_id, choice_id, language, chosen_by, chosen_at)
    values (${tx.clinicId}, ${choiceId}, ${language}, ${by}, ${at})
    on conflict (clinic_id, choice_id) do nothing`);
};
