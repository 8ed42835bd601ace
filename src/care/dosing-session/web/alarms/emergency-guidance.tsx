import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../../contract-answers.ts";
import styles from "./alarm-list.module.css";
import { emergencyWords } from "./emergency-words.ts";

/** The conditions that are so now, each with what to do first. It calls nobody by itself. */
export const EmergencyGuidance = ({ emergencies }: Pick<BoardSession, "emergencies">) => {
  const t = useWords(emergencyWords);
  if (emergencies.length === 0) return null;
  return (
    <div role="alert" className={styles["emergency"]}>
      <p className={styles["call"]}>
        <StateMark kind="red" size="large" decorative /> {t("call")}
      </p>
      <ul className={styles["list"]}>
        {emergencies.map(({ id, signs }) => (
          <li key={id}>
            {t(`conditions.${id}`)}
            <span className={styles["age"]}>{[id, ...signs.map((sign) => t(`signs.${sign}`))].join(" · ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
