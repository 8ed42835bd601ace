import type { ComponentType, ReactNode } from "react";

import { useHashStep } from "#care/measures/web/use-hash-step.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract, type PreparationView } from "../contract.ts";
import { neededSteps, preparationSteps, type PreparationStep } from "../rules/open-steps.ts";
import { EscortStep } from "./escort-step.tsx";
import { ExpectationsStep } from "./expectations-step.tsx";
import { HopesStep } from "./hopes-step.tsx";
import { IntentionStep } from "./intention-step.tsx";
import { preparationWords } from "./preparation-words.ts";
import styles from "./prepare.module.css";
import { PreparednessStep } from "./preparedness-step.tsx";
import { SettingStep } from "./setting-step.tsx";
import type { StepProps } from "./step-props.ts";
import { SupportStep } from "./support-step.tsx";
import { TouchStep } from "./touch-step.tsx";

const stepViews: Readonly<Record<PreparationStep, ComponentType<StepProps>>> = {
  intention: IntentionStep,
  "hopes-and-fears": HopesStep,
  expectations: ExpectationsStep,
  setting: SettingStep,
  touch: TouchStep,
  "support-plan": SupportStep,
  escort: EscortStep,
  preparedness: PreparednessStep,
};

type OverviewProps = { readonly preparation: PreparationView; readonly onOpen: (step: PreparationStep) => void };

const StepList = ({ preparation, onOpen }: OverviewProps) => {
  const t = useWords(preparationWords);
  const stateOf = (step: PreparationStep): string => {
    if (!preparation.open.includes(step)) return t("overview.done");
    if (step === "expectations" && preparation.expectations !== null) return t("overview.again");
    return neededSteps.includes(step) ? t("overview.open") : t("overview.optional");
  };
  return (
    <ul className={styles["steps"]}>
      {preparationSteps.map((step) => (
        <li key={step}>
          <button type="button" className={styles["step"]} onClick={() => onOpen(step)}>
            <StateMark kind={preparation.open.includes(step) ? "unmet" : "met"} decorative size="large" />
            <span className={styles["name"]}>{t(`steps.${step}`)}</span>
            <span className={styles["state"]}>{stateOf(step)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

const Overview = ({ preparation, onOpen }: OverviewProps) => {
  const t = useWords(preparationWords);
  const next = preparation.missing[0] ?? preparation.open[0];
  return (
    <Stack gap={5}>
      {preparation.completed !== null && <p>{t("overview.complete")}</p>}
      {preparation.completed === null && next === undefined && <p>{t("overview.allDone")}</p>}
      {next !== undefined && (
        <Button kind="primary" wide onClick={() => onOpen(next)}>
          {t("overview.next", { step: t(`steps.${next}`) })}
        </Button>
      )}
      <StepList preparation={preparation} onOpen={onOpen} />
    </Stack>
  );
};

type FrameProps = { readonly title: string; readonly intro?: string; readonly inPanel: boolean; readonly children: ReactNode };

/** A page of its own for the patient; a part of the therapist's page otherwise, which has its own heading. */
const Frame = ({ title, intro, inPanel, children }: FrameProps) =>
  inPanel ? (
    <Panel title={title}>{children}</Panel>
  ) : (
    <Page title={title} intro={intro} width="narrow" documentTitle={title}>
      {children}
    </Page>
  );

type PreparationStepsProps = { readonly episodeId: string; readonly preparation: PreparationView; readonly inPanel: boolean };

const PreparationSteps = ({ episodeId, preparation, inPanel }: PreparationStepsProps) => {
  const t = useWords(preparationWords);
  const [hash, go] = useHashStep();
  const step = preparationSteps.find((one) => one === hash);
  if (step === undefined) {
    return (
      <Frame title={inPanel ? t("staff.together") : t("overview.title")} intro={t("overview.intro")} inPanel={inPanel}>
        <Overview preparation={preparation} onOpen={go} />
      </Frame>
    );
  }
  const View = stepViews[step];
  const goBack = () => go("");
  return (
    <Frame title={t(`steps.${step}`)} inPanel={inPanel}>
      <View key={step} episodeId={episodeId} preparation={preparation} onDone={goBack} onBack={goBack} />
    </Frame>
  );
};

type PrepareProps = { readonly episodeId: string; readonly level?: "page" | "panel" };

/** A patient gets ready for a session, on a phone, one small step at a time; as a panel, patient and therapist do so together. */
export const Prepare = ({ episodeId, level = "page" }: PrepareProps) => {
  const t = useWords(preparationWords);
  const { data, isPending, isError, refetch } = useRead(preparationContract.readPreparation, {
    params: { episodeId },
    follows: { episodeId, kinds: ["preparation"] },
  });
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("overview.failed")} onRetry={() => void refetch()} />;
  return <PreparationSteps episodeId={episodeId} preparation={data} inPanel={level === "panel"} />;
};
