import { Stack } from "#ui/layout/stack.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { CheckedText } from "../contract-texts.ts";
import type { AnswerLabel } from "../rules/instrument-text.ts";
import { languageName } from "./language-name.ts";
import { textsWords } from "./texts-words.ts";

const inWords = (options: readonly AnswerLabel[]): string => options.map(({ value, label }) => `${value} ${label}`).join(" · ");

type TextPreviewProps = { readonly text: NonNullable<CheckedText["text"]>; readonly open: CheckedText["open"] };

/** A wording item by item, before it is kept. */
export const TextPreview = ({ text, open }: TextPreviewProps) => {
  const t = useWords(textsWords);
  const locale = useLocale();
  return (
    <Stack gap={2}>
      <h3>{t("dialog.preview")}</h3>
      <p>
        <strong>{text.title}</strong> · {t("dialog.language", { language: languageName(text.language, locale) })}
      </p>
      {text.instructions !== null && <p>{text.instructions}</p>}
      {text.stem !== null && <p>{text.stem}</p>}
      <p>{inWords(text.options)}</p>
      <ol>
        {text.items.map((item, place) => (
          // Items have no name of their own but their place.
          <li key={place}>
            {item.text}
            {item.options !== null && <div>{inWords(item.options)}</div>}
          </li>
        ))}
      </ol>
      {text.extraItems.map(({ id, text: words, options }) => (
        <p key={id}>
          {words} ({inWords(options)})
        </p>
      ))}
      <p>{text.notice}</p>
      {open.map((what) => (
        <p key={what}>{t(`dialog.open.${what}`)}</p>
      ))}
    </Stack>
  );
};
