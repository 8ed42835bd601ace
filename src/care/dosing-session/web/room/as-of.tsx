import { formatRelative, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useNow } from "#ui/state/use-now.ts";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { asOfWords } from "./as-of-words.ts";

/** Screens ask again every few seconds; an answer older than this was not renewed. */
const oldMs = 60_000;

type AsOfProps = { readonly what: "view" | "gate"; readonly at: Temporal.Instant; readonly timeZone: string };

/** How old an answer of the server is, once it is old: without a network the last one is shown, and says so. */
export const AsOf = ({ what, at, timeZone }: AsOfProps) => {
  const t = useWords(asOfWords);
  const locale = useLocale();
  const now = useNow();
  if (at.epochMilliseconds === 0 || now.epochMilliseconds - at.epochMilliseconds < oldMs) return null;
  return (
    <p>
      <StateMark kind="lost" decorative /> {t(what, { time: formatTime(at, timeZone, locale), age: formatRelative(at, now, locale) })}
    </p>
  );
};
