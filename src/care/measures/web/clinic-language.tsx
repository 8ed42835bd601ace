import { newId } from "#platform/ambient/new-id.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { textsContract } from "../contract-texts.ts";
import { languageName } from "./language-name.ts";
import { languageOptions } from "./language-options.ts";
import { textsWords } from "./texts-words.ts";

type ClinicLanguageProps = { readonly language: string; readonly there: readonly string[]; readonly onChosen: () => void };

/** In which language the clinic asks those whose own it does not know or does not have. */
export const ClinicLanguage = ({ language, there, onChosen }: ClinicLanguageProps) => {
  const t = useWords(textsWords);
  const locale = useLocale();
  const { show } = useToasts();
  const choose = useAction(textsContract.chooseClinicLanguage);
  const chooseNow = (chosen: string) =>
    choose.mutate(
      { params: {}, body: { choiceId: newId(), language: chosen } },
      {
        onSuccess: () => {
          onChosen();
          show({ message: t("clinicLanguageKept", { language: languageName(chosen, locale) }) });
        },
      },
    );
  return (
    <SelectField
      label={t("clinicLanguage")}
      hint={t("clinicLanguageHint")}
      value={language}
      options={languageOptions([language, ...there], locale)}
      disabled={choose.isPending}
      error={choose.error?.message}
      onChange={chooseNow}
    />
  );
};
