import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { GoalView } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

type GoalLineProps = {
  readonly goal: GoalView;
  /** By what it is measured, in words; for staff. */
  readonly measured?: string | undefined;
};

/** A goal in two lines: what, and how far, by what it is measured, and when it is looked at again. */
export const GoalLine = ({ goal, measured }: GoalLineProps) => {
  const t = useWords(integrationWords);
  const locale = useLocale();
  const numberOf = (rated: { readonly value: number } | null | undefined) => (rated ? rated.value : t("goals.unknown"));
  const parts = [
    t("goals.standing", {
      baseline: numberOf(goal.baseline),
      target: numberOf(goal.target),
      now: numberOf(goal.ratings.at(-1)?.progress),
    }),
    measured,
    goal.review && t("goals.review", { date: formatPlainDate(Temporal.PlainDate.from(goal.review), locale) }),
  ];
  return (
    <div>
      <p className={styles["text"]}>{goal.text}</p>
      <p className={styles["quiet"]}>{parts.filter(Boolean).join(" · ")}</p>
    </div>
  );
};
