import { instrumentIds } from "#care/measures/rules/instrument-definition.ts";
import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import { ownRating } from "#care/plan/rules/events.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { GoalView, IntegrationView } from "../contract.ts";
import { GoalRating } from "./goal-rating.tsx";
import { GoalsChart } from "./goals-chart.tsx";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

type GoalsPanelProps = {
  readonly episodeId: string;
  readonly integration: IntegrationView;
  readonly timeZone: string;
  readonly mayRate: boolean;
};

/** The goals of the plan: where each stands, how it came along with the doses marked, and rating it today. */
export const GoalsPanel = ({ episodeId, integration: { goals, sessions }, timeZone, mayRate }: GoalsPanelProps) => {
  const t = useWords(integrationWords);
  const locale = useLocale();
  const measuredBy = ({ measure }: GoalView): string | undefined => {
    const instrument = instrumentIds.find((id) => id === measure);
    if (instrument !== undefined) return t("goals.measured", { name: instrumentCatalogue[instrument].shortName });
    return measure === ownRating ? t("goals.own") : undefined;
  };
  const doses = sessions.flatMap(({ firstDoseAt }) =>
    firstDoseAt === null ? [] : [{ at: firstDoseAt, label: formatDate(firstDoseAt, timeZone, locale) }],
  );
  return (
    <Panel title={t("goals.title")}>
      <Stack gap={5}>
        <ul className={styles["list"]}>
          {goals.map((goal) => (
            <li key={goal.goalId} className={styles["practice"]}>
              <GoalRating {...{ episodeId, goal, mayRate }} measured={measuredBy(goal)} />
            </li>
          ))}
        </ul>
        <GoalsChart {...{ goals, doses, timeZone }} />
      </Stack>
    </Panel>
  );
};
