import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { planWords } from "./plan-words.ts";

type StatedProps = { readonly at: Temporal.Instant; readonly by: string; readonly timeZone: string };

/** When something was so and who said it. */
export const Stated = ({ at, by, timeZone }: StatedProps) => {
  const t = useWords(planWords);
  const locale = useLocale();
  return <>{t("by", { when: formatDateTime(at, timeZone, locale), name: by })}</>;
};
