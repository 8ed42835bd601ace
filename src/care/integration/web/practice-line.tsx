import { formatPlainDate, formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { PracticeView } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

type PracticeLineProps = { readonly practice: PracticeView };

/** A practice in two lines: what, and how often, until when, and how it went last. */
export const PracticeLine = ({ practice: { text, frequency, due, checks, ended, kind } }: PracticeLineProps) => {
  const t = useWords(integrationWords);
  const locale = useLocale();
  const last = checks.at(-1);
  const now = Temporal.Now.instant();
  // Only what is done once can be overdue; a practice with a last day simply ends.
  const isOverdue =
    kind === "commitment" && ended === null && due !== null && Temporal.PlainDate.compare(due, Temporal.Now.plainDateISO()) < 0;
  const standing =
    last === undefined
      ? t("practice.notChecked")
      : t("practice.lastCheck", { answer: t(`practice.answers.${last.done}`), ago: formatRelative(last.at, now, locale) });
  const parts = [
    kind === undefined || kind === "commitment" ? undefined : t(`practice.kinds.${kind}`),
    t(`practice.frequencies.${frequency}`),
    due === null
      ? undefined
      : t(isOverdue ? "practice.overdue" : "practice.dueOn", { date: formatPlainDate(Temporal.PlainDate.from(due), locale) }),
    ended === null ? standing : t(`practice.ended.${ended.status}`),
  ];
  return (
    <div>
      <p className={styles["text"]}>{text}</p>
      <p className={styles["quiet"]}>{parts.filter((part) => part !== undefined).join(" · ")}</p>
      {last !== undefined && last.words !== "" && <p className={styles["own"]}>{last.words}</p>}
    </div>
  );
};
