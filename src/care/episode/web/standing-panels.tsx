import { episodeStages } from "#care/people/rules/episode-stage.ts";
import { peopleWords } from "#care/people/web/people-words.ts";
import { JourneySteps } from "#ui/layout/journey-steps.tsx";
import { Link } from "#ui/layout/link.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { EpisodeStanding, GateSummary } from "../contract.ts";
import { stageSteps } from "../rules/stage-steps.ts";
import type { MissingThing } from "../rules/missing-things.ts";
import { episodeWords } from "./episode-words.ts";
import styles from "./standing-panels.module.css";

type Shown = { readonly standing: EpisodeStanding };

/** The stage line. */
export const StageLine = ({ standing }: Shown) => {
  const t = useWords(episodeWords);
  const people = useWords(peopleWords);
  const steps = stageSteps(standing.stage).map(({ stage, state }) => ({ key: stage, label: people(`stages.${stage}`), state }));
  const closed =
    standing.closedAs === null ? [] : [{ key: "closed", label: people(`closings.${standing.closedAs}`), state: "current" as const }];
  return <JourneySteps label={t("stageLine")} steps={episodeStages.length > 0 ? [...steps, ...closed] : []} />;
};

/** The page on which something missing is done. */
const pageOf = (what: MissingThing, episodeId: string): string | undefined => {
  const at = `/app/episodes/${episodeId}`;
  switch (what) {
    case "answer-enquiry":
      return "/app/enquiries";
    case "safety-flag":
      return `${at}/safety`;
    case "intake":
    case "screening-decision":
      return `${at}/screening`;
    case "baseline-measure":
    case "answer-measure":
      return `${at}/measures`;
    case "consent-conversation":
    case "consent-signature":
      return `${at}/consent`;
    case "plan":
    case "order":
      return `${at}/plan`;
    case "intention":
    case "expectations":
    case "support-plan":
    case "escort":
    case "preparation-complete":
      return `${at}/preparation`;
    case "integration-note":
    case "next-session":
      return `${at}/integration`;
    case "schedule-follow-up":
      return `${at}/follow-up`;
    case "open-session":
    case "running-session":
    case "close-session":
      return undefined;
  }
};

/** What is missing and whose turn it is. */
export const MissingPanel = ({ standing }: Shown) => {
  const t = useWords(episodeWords);
  return (
    <Panel
      title={t("missing.title")}
      note={`${t("turn.title")}: ${standing.turn === null ? t("turn.nobody") : t(`turn.${standing.turn}`)}`}
    >
      {standing.missing.length === 0 && <p>{t("missing.none")}</p>}
      <ul className={styles["list"]}>
        {standing.missing.map(({ what, turn }) => {
          const href = pageOf(what, standing.episodeId);
          return (
            <li key={what} className={styles["line"]}>
              <StateMark kind={what === "safety-flag" ? "red" : "unmet"} decorative />
              <span className={styles["what"]}>
                {href === undefined ? t(`missing.${what}`) : <Link href={href}>{t(`missing.${what}`)}</Link>}
              </span>
              <span className={styles["turn"]}>{t(`turn.${turn}`)}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};

const Gate = ({ gate }: { readonly gate: GateSummary }) => {
  const t = useWords(episodeWords);
  const count = gate.standing.length;
  return (
    <details className={styles["gate"]} open={!gate.open && count <= 4}>
      <summary className={styles["summary"]}>
        <StateMark kind={gate.open ? "met" : "unmet"} decorative /> {t(`gates.${gate.gate}`)}:{" "}
        {gate.open ? t("gates.open") : t("gates.shut", { count, total: gate.total })}
      </summary>
      <ul className={styles["list"]}>
        {gate.standing.map((condition) => (
          <li key={condition.id} className={styles["line"]}>
            <StateMark kind={condition.status} />
            <span className={styles["what"]}>
              {condition.label}
              <span className={styles["reason"]}>{condition.reason}</span>
            </span>
            <span className={styles["turn"]}>{condition.id}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** The gates that matter now, each with what still keeps it shut. */
export const GatesPanel = ({ standing }: Shown) => {
  const t = useWords(episodeWords);
  if (standing.gates.length === 0) return null;
  return (
    <Panel title={t("gates.title")}>
      {standing.gates.map((gate) => (
        <Gate key={gate.gate} gate={gate} />
      ))}
    </Panel>
  );
};
