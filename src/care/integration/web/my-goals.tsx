import { useRead } from "#platform/http/browser/use-read.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import { GoalRating } from "./goal-rating.tsx";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

/** What the patient is on the way to, and saying how far it is. Nothing is shown while there are no goals. */
export const MyGoals = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(integrationWords);
  const { data } = useRead(integrationContract.readGoals, {
    params: { episodeId },
    follows: { episodeId, kinds: ["integration", "plan"] },
  });
  if (data === undefined || data.goals.length === 0) return null;
  return (
    <Panel title={t("goals.mine")}>
      <ul className={styles["list"]}>
        {data.goals.map((goal) => (
          <li key={goal.goalId} className={styles["practice"]}>
            <GoalRating episodeId={episodeId} goal={goal} mayRate />
          </li>
        ))}
      </ul>
    </Panel>
  );
};
