import { measuresWords } from "#care/measures/web/measures-words.ts";
import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import { baselineInstruments } from "#care/measures/rules/asked-instruments.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import type { AnswerOf } from "#platform/http/contract.ts";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import { intakeProgress } from "../rules/intake-progress.ts";
import { sectionIds } from "../rules/sections.ts";
import { intakeWords } from "./intake-words.ts";
import styles from "./intake.module.css";

type Intake = AnswerOf<typeof screeningContract.readIntake>;
type PartState = "done" | "begun" | "todo";

type PartProps = {
  readonly name: string;
  readonly state: PartState;
  /** Absent where there is nothing to go back to: an answered questionnaire stands. */
  readonly onOpen: (() => void) | undefined;
};

const Part = ({ name, state, onOpen }: PartProps) => {
  const t = useWords(intakeWords);
  const line = (
    <>
      <span className={styles["name"]}>{name}</span>
      <span className={styles["state"]}>
        {state === "done" && <StateMark kind="met" decorative />}
        {t(`state.${state}`)}
      </span>
    </>
  );
  return (
    <li className={styles["part"]}>
      {onOpen === undefined ? (
        <p className={styles["closed"]}>{line}</p>
      ) : (
        <button type="button" className={styles["open"]} onClick={onOpen}>
          {line}
        </button>
      )}
    </li>
  );
};

type IntakeOverviewProps = { readonly episodeId: string; readonly intake: Intake; readonly onOpen: (part: string) => void };

/** The whole intake at a glance: what is done, what is left, and the way to hand it in. */
export const IntakeOverview = ({ episodeId, intake, onOpen }: IntakeOverviewProps) => {
  const t = useWords(intakeWords);
  const m = useWords(measuresWords);
  const { screening, measures, drafts } = intake;
  const progress = intakeProgress(screening, measureFacts(measures));
  const submit = useCommand(screeningContract.submitIntake);
  const sectionState = (section: (typeof sectionIds)[number]): PartState => {
    if (!progress.sectionsLeft.includes(section)) return "done";
    return drafts.some((draft) => draft.section === section) ? "begun" : "todo";
  };
  const left = progress.total - progress.done;
  return (
    <Page
      title={progress.submitted ? t("handedIn") : t("title")}
      intro={progress.submitted ? t("handedInBody") : t("intro")}
      width="narrow"
    >
      <Stack gap={6}>
        <div>
          <p className={styles["place"]}>{t("progress", { done: progress.done, total: progress.total })}</p>
          <div className={styles["bar"]} aria-hidden="true">
            <div className={styles["done"]} style={{ width: `${(progress.done / progress.total) * 100}%` }} />
          </div>
        </div>
        <section aria-label={t("parts")}>
          <h2 className={styles["heading"]}>{t("parts")}</h2>
          <ul className={styles["parts"]}>
            {sectionIds.map((section) => (
              <Part key={section} name={t(`section.${section}`)} state={sectionState(section)} onOpen={() => onOpen(section)} />
            ))}
          </ul>
        </section>
        <section aria-label={t("measures")}>
          <h2 className={styles["heading"]}>{t("measures")}</h2>
          <ul className={styles["parts"]}>
            {baselineInstruments.map((id) => (
              <Part
                key={id}
                name={m(`instrument.${id}.title`)}
                state={progress.measuresLeft.includes(id) ? "todo" : "done"}
                onOpen={progress.measuresLeft.includes(id) ? () => onOpen(id) : undefined}
              />
            ))}
          </ul>
        </section>
        {!progress.submitted && (
          <>
            <p className={styles["note"]}>{left === 0 ? t("handInHint") : t("missing", { count: left })}</p>
            {submit.error !== null && <p role="alert">{submit.error.message}</p>}
            <Button
              kind="primary"
              wide
              disabled={left > 0}
              busy={submit.isPending}
              onClick={() => submit.mutate({ params: { episodeId }, body: {} })}
            >
              {t("handIn")}
            </Button>
          </>
        )}
      </Stack>
    </Page>
  );
};
