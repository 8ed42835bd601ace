import { useRef } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { measuresContract } from "../contract.ts";
import type { Occasion } from "../rules/events.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { AnswerForm } from "./answer-form.tsx";
import { measuresWords } from "./measures-words.ts";

type AnswerMeasureProps = {
  readonly episodeId: string;
  readonly instrument: InstrumentId;
  readonly occasion: Occasion;
  readonly onDone: () => void;
};

/** A patient answers a questionnaire that nobody had to ask for, such as those of the intake. Resumes what was begun anywhere. */
export const AnswerMeasure = ({ episodeId, instrument, occasion, onDone }: AnswerMeasureProps) => {
  const t = useWords(measuresWords);
  const { data, isPending, isError, refetch } = useRead(measuresContract.readMeasureDrafts, { params: { episodeId } });
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("answer.failed")} onRetry={() => void refetch()} />;
  const server = data.drafts.find((draft) => draft.instrument === instrument && draft.requestId === null) ?? null;
  return <AnswerForm {...{ episodeId, instrument, occasion, server, onDone }} requestId={null} />;
};

type AnswerRequestProps = { readonly episodeId: string; readonly requestId: string; readonly onDone: () => void };

/** A patient answers what the clinic asked for; also opens from the link in a message, without the rest of the chart. */
export const AnswerRequest = ({ episodeId, requestId, onDone }: AnswerRequestProps) => {
  const t = useWords(measuresWords);
  const { data, isPending, isError, refetch } = useRead(measuresContract.readMeasureRequest, { params: { episodeId, requestId } });
  // Once opened here it stays, so that the thanks (and the help with them) outlive the refresh after handing in.
  const wasOpen = useRef(false);
  if (data?.request.answeredBy === null) wasOpen.current = true;
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("answer.failed")} onRetry={() => void refetch()} />;
  const { request, draft } = data;
  if (!wasOpen.current) {
    return <EmptyState title={t("answer.answered")} action={<Button onClick={onDone}>{t("answer.done")}</Button>} />;
  }
  return <AnswerForm {...{ episodeId, requestId, onDone }} instrument={request.instrument} occasion={request.occasion} server={draft} />;
};
