import { instrumentIds } from "#care/measures/rules/instrument-definition.ts";
import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import { ownRating } from "#care/plan/rules/events.ts";
import { ratingScale } from "#kernel/rating.ts";
import { TrajectoryChart } from "#ui/charts/trajectory-chart.tsx";
import type { DoseMark, ScoreSeries } from "#ui/charts/trajectory.ts";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { GoalView } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

/** The baseline as it stood in the plan, then every rating. */
const useSeries = () => {
  const t = useWords(integrationWords);
  return (goal: GoalView): ScoreSeries => ({
    key: goal.goalId,
    name: goal.text,
    unit: t("goals.unit"),
    ...ratingScale,
    points: [
      ...(goal.baseline === null ? [] : [{ at: goal.setAt, value: goal.baseline.value, note: t("goals.baseline") }]),
      ...goal.ratings.map(({ at, progress, words }) => ({ at, value: progress.value, note: words === "" ? undefined : words })),
    ].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at)),
    bands: goal.target === null ? undefined : [{ at: goal.target.value, label: t("goals.aim") }],
  });
};

/** A goal in two lines: what, and how far, by what it is measured, and when it is looked at again. */
export const GoalLine = ({ goal }: { readonly goal: GoalView }) => {
  const t = useWords(integrationWords);
  const locale = useLocale();
  const numberOf = (rated: { readonly value: number } | null | undefined) => (rated ? rated.value : t("goals.unknown"));
  const instrument = instrumentIds.find((id) => id === goal.measure);
  const parts = [
    t("goals.standing", {
      baseline: numberOf(goal.baseline),
      target: numberOf(goal.target),
      now: numberOf(goal.ratings.at(-1)?.progress),
    }),
    instrument && t("goals.measured", { name: instrumentCatalogue[instrument].shortName }),
    goal.measure === ownRating ? t("goals.own") : undefined,
    goal.review && t("goals.review", { date: formatPlainDate(Temporal.PlainDate.from(goal.review), locale) }),
  ];
  return (
    <div>
      <p className={styles["text"]}>{goal.text}</p>
      <p className={styles["quiet"]}>{parts.filter(Boolean).join(" · ")}</p>
    </div>
  );
};

type GoalsChartProps = { readonly goals: readonly GoalView[]; readonly doses: readonly DoseMark[]; readonly timeZone: string };

/** How the goals came along, with the doses marked; goals that nobody rated have no strip. */
export const GoalsChart = ({ goals, doses, timeZone }: GoalsChartProps) => {
  const t = useWords(integrationWords);
  const series = goals.map(useSeries()).filter(({ points }) => points.length > 0);
  if (series.length === 0) return null;
  return <TrajectoryChart label={t("goals.chart")} series={series} doses={doses} timeZone={timeZone} source={t("goals.source")} />;
};
