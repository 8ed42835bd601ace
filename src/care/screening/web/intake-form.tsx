import { instrumentIds } from "#care/measures/rules/instrument-definition.ts";
import { AnswerMeasure } from "#care/measures/web/answer-measure.tsx";
import { useHashStep } from "#care/measures/web/use-hash-step.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import { intakeOf, sectionOf } from "../rules/screening.ts";
import { sectionIds } from "../rules/sections.ts";
import { IntakeOverview } from "./intake-overview.tsx";
import { intakeWords } from "./intake-words.ts";
import { SectionForm } from "./section-form.tsx";

/** The patient's intake: an overview, one part at a time, the questionnaires among them. The part stands in the address behind #. */
export const IntakeForm = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(intakeWords);
  const [hash, go] = useHashStep();
  const { data, isPending, isError, refetch } = useRead(screeningContract.readIntake, { params: { episodeId } });
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const [part] = hash.split(".");
  const section = sectionIds.find((id) => id === part);
  const instrument = instrumentIds.find((id) => id === part);
  const toOverview = () => go("");
  if (instrument !== undefined) {
    return <AnswerMeasure key={instrument} {...{ episodeId, instrument }} occasion="baseline" onDone={toOverview} />;
  }
  if (section === undefined) return <IntakeOverview episodeId={episodeId} intake={data} onOpen={go} />;
  return (
    <SectionForm
      key={section}
      {...{ episodeId, section }}
      saved={sectionOf(intakeOf(data.screening), section)}
      server={data.drafts.find((draft) => draft.section === section) ?? null}
      onDone={toOverview}
    />
  );
};
