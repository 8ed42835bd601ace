import { lazy, Suspense, useEffect } from "react";

import { baselineInstruments } from "#care/measures/rules/asked-instruments.ts";
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

// The overview comes first; its parts follow while it is being read.
const fetchAnswering = () => import("#care/measures/web/answer-measure.tsx");
const fetchSection = () => import("./section-form.tsx");
const AnswerMeasure = lazy(async () => ({ default: (await fetchAnswering()).AnswerMeasure }));
const SectionForm = lazy(async () => ({ default: (await fetchSection()).SectionForm }));
const fetchParts = (): void => void Promise.allSettled([fetchAnswering(), fetchSection()]);

/** The patient's intake: an overview, one part at a time, the questionnaires among them. The part stands in the address behind #. */
export const IntakeForm = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(intakeWords);
  const [hash, go] = useHashStep();
  const { data, isPending, isError, refetch } = useRead(screeningContract.readIntake, { params: { episodeId } });
  useEffect(fetchParts, []);
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const [part] = hash.split(".");
  const section = sectionIds.find((id) => id === part);
  const instrument = baselineInstruments.find((id) => id === part);
  const toOverview = () => go("");
  if (instrument === undefined && section === undefined) return <IntakeOverview episodeId={episodeId} intake={data} onOpen={go} />;
  return (
    <Suspense fallback={<LoadingState shape="lines" />}>
      {instrument !== undefined && (
        <AnswerMeasure key={instrument} {...{ episodeId, instrument }} occasion="baseline" onDone={toOverview} />
      )}
      {section !== undefined && (
        <SectionForm
          key={section}
          {...{ episodeId, section }}
          saved={sectionOf(intakeOf(data.screening), section)}
          server={data.drafts.find((draft) => draft.section === section) ?? null}
          protocol={data.protocol}
          onDone={toOverview}
        />
      )}
    </Suspense>
  );
};
