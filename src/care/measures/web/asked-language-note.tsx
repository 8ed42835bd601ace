import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { AskedLanguage } from "../contract-forms.ts";
import { languageName } from "./language-name.ts";
import { languageWords } from "./language-words.ts";

/** Tells a patient in which language they are asked when it is not their own, or when nobody knows theirs (MSR-42). */
export const AskedLanguageNote = ({ asked }: { readonly asked: AskedLanguage }) => {
  const t = useWords(languageWords);
  const locale = useLocale();
  const { why, wanted } = asked;
  if (why === "own") return null;
  const language = languageName(asked.language, locale);
  return (
    <p>
      {wanted === null
        ? t(`toPatient.${why}Unknown`, { language })
        : t(`toPatient.${why}`, { language, wanted: languageName(wanted, locale) })}
    </p>
  );
};
