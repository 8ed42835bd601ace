import { ratingScale } from "#kernel/rating.ts";
import { TrajectoryChart } from "#ui/charts/trajectory-chart.tsx";
import type { DoseMark, ScoreSeries } from "#ui/charts/trajectory.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { GoalView } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";

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

type GoalsChartProps = { readonly goals: readonly GoalView[]; readonly doses: readonly DoseMark[]; readonly timeZone: string };

/** How the goals came along, with the doses marked; goals that nobody rated have no strip. */
export const GoalsChart = ({ goals, doses, timeZone }: GoalsChartProps) => {
  const t = useWords(integrationWords);
  const series = goals.map(useSeries()).filter(({ points }) => points.length > 0);
  if (series.length === 0) return null;
  return <TrajectoryChart label={t("goals.chart")} series={series} doses={doses} timeZone={timeZone} source={t("goals.source")} />;
};
