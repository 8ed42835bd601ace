import { useAction } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { AskedLanguage } from "../contract-forms.ts";
import { measuresContract } from "../contract.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { languageName } from "./language-name.ts";
import { languageOptions } from "./language-options.ts";
import { languageWords } from "./language-words.ts";

type PatientLanguageFieldProps = { readonly episodeId: string; readonly instrument: InstrumentId };

const unknown = "unknown";

const useSaying = () => {
  const t = useWords(languageWords);
  const locale = useLocale();
  return ({ why, wanted, ...asked }: AskedLanguage): string => {
    const language = languageName(asked.language, locale);
    if (why === "own") return t("own", { language });
    return wanted === null ? t(`${why}Unknown`, { language }) : t(why, { language, wanted: languageName(wanted, locale) });
  };
};

/** In which language a questionnaire will be asked, and the patient's own, recorded here once for all questionnaires. */
export const PatientLanguageField = ({ episodeId, instrument }: PatientLanguageFieldProps) => {
  const t = useWords(languageWords);
  const locale = useLocale();
  const saying = useSaying();
  const { data, refetch } = useRead(measuresContract.readMeasureForm, { params: { episodeId }, query: { instrument } });
  const record = useAction(measuresContract.recordLanguage);
  const asked = data?.language ?? null;
  if (asked === null) return null;
  const { wanted, language, others } = asked;
  const known = [language, ...others, ...(wanted === null ? [] : [wanted])];
  return (
    <SelectField
      label={t("reads")}
      hint={saying(asked)}
      value={wanted ?? unknown}
      options={[{ value: unknown, label: t("notRecorded") }, ...languageOptions(known, locale)]}
      disabled={record.isPending}
      error={record.error?.message}
      onChange={(chosen) =>
        record.mutate(
          { params: { episodeId }, body: { language: chosen === unknown ? null : chosen } },
          { onSuccess: () => void refetch() },
        )
      }
    />
  );
};
