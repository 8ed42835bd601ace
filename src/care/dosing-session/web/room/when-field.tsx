import { useServerNow } from "#platform/http/browser/use-server-now.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { formatElapsed, formatRelative, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { entryWords } from "./entry-words.ts";
import type { When } from "./use-when.ts";
import styles from "./when-field.module.css";

/** What people say of something that they had no hand free for. */
const presets: readonly number[] = [1, 2, 5, 10, 15, 30];

/** In full what was read out of the field: the clock, since the dose, and how long ago. */
const useMeaning = (when: When): string | undefined => {
  const t = useWords(entryWords);
  const locale = useLocale();
  const now = useServerNow(10);
  const said = when.said();
  if (said.kind !== "at") return undefined;
  const { timeZone, dosedAt } = when;
  const day = (at: Temporal.Instant): string => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const clock = formatTime(said.at, timeZone, locale);
  const time = day(said.at) === day(now) ? clock : t("when.yesterday", { time: clock });
  const since = dosedAt === undefined ? "" : ` · ${formatElapsed((said.at.epochMilliseconds - dosedAt.epochMilliseconds) / 1_000)}`;
  return t("when.shown", { time, since, age: formatRelative(said.at, now, locale) });
};

type WhenFieldProps = {
  readonly when: When;
  /** Choices and meaning stand in the flow of a dialog instead of above the row. */
  readonly always?: boolean;
  /** The time that an empty field leaves as it was, in a correction. */
  readonly asItWas?: Temporal.Instant;
};

/** When it was so: now, unless a person writes another time. While it is not now the field says plainly what it will be. */
export const WhenField = ({ when, always = false, asItWas }: WhenFieldProps) => {
  const t = useWords(entryWords);
  const locale = useLocale();
  const meaning = useMeaning(when);
  const said = when.said();
  const problem = said.kind === "problem" ? t(`when.problem.${said.why}`) : undefined;
  return (
    <div className={styles["when"]} data-set={said.kind === "now" ? undefined : ""} data-always={always ? "" : undefined}>
      <TextField
        name="when"
        label={t("when.label")}
        value={when.text}
        onChange={when.setText}
        placeholder={asItWas === undefined ? t("when.now") : formatTime(asItWas, when.timeZone, locale)}
        autoComplete="off"
        enterKeyHint="done"
        title={t("when.hint")}
        error={when.text.length > 1 ? problem : undefined}
      />
      {meaning !== undefined && (
        <p className={styles["meaning"]} role="status">
          {meaning}
        </p>
      )}
      <div className={styles["presets"]} role="group" aria-label={t("when.presets")}>
        {said.kind !== "now" && (
          <Button kind="quiet" onClick={when.reset}>
            {t("when.backToNow")}
          </Button>
        )}
        {presets.map((count) => (
          <Button key={count} kind="quiet" aria-label={t("when.presetLabel", { count })} onClick={() => when.setText(`${count} min`)}>
            {t("when.preset", { count })}
          </Button>
        ))}
      </div>
    </div>
  );
};
