import { useRef } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { MeasureForm } from "../contract-forms.ts";
import { measuresContract, type MeasureDraft } from "../contract.ts";
import type { Occasion } from "../rules/events.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { AnswerForm } from "./answer-form.tsx";
import { measuresWords } from "./measures-words.ts";
import { TextMissing } from "./text-missing.tsx";
import type { Asked } from "./use-answering.ts";

type AskedProps = Asked & { readonly form: MeasureForm; readonly server: MeasureDraft | null; readonly onDone: () => void };

/** The questionnaire, or why it cannot be answered here. */
const Asking = ({ form, ...props }: AskedProps) => {
  const t = useWords(measuresWords);
  const { text } = form;
  return text === null ? (
    <TextMissing instrument={form.instrument} action={<Button onClick={props.onDone}>{t("answer.done")}</Button>} />
  ) : (
    <AnswerForm {...props} form={{ ...form, text }} />
  );
};

type AnswerMeasureProps = {
  readonly episodeId: string;
  readonly instrument: InstrumentId;
  readonly occasion: Occasion;
  readonly onDone: () => void;
};

/** A patient answers a questionnaire that nobody had to ask for, such as those of the intake. Resumes what was begun anywhere. */
export const AnswerMeasure = ({ episodeId, instrument, occasion, onDone }: AnswerMeasureProps) => {
  const t = useWords(measuresWords);
  const drafts = useRead(measuresContract.readMeasureDrafts, { params: { episodeId } });
  const form = useRead(measuresContract.readMeasureForm, { params: { episodeId }, query: { instrument } });
  if (drafts.isPending || form.isPending) return <LoadingState shape="lines" />;
  if (drafts.isError || form.isError) {
    return <ErrorState title={t("answer.failed")} onRetry={() => void Promise.all([drafts.refetch(), form.refetch()])} />;
  }
  const server = drafts.data.drafts.find((draft) => draft.instrument === instrument && draft.requestId === null) ?? null;
  return <Asking {...{ episodeId, instrument, occasion, server, onDone }} form={form.data} requestId={null} />;
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
  const { request, draft, form } = data;
  if (!wasOpen.current) {
    return <EmptyState title={t("answer.answered")} action={<Button onClick={onDone}>{t("answer.done")}</Button>} />;
  }
  return <Asking {...{ episodeId, requestId, form, onDone }} instrument={request.instrument} occasion={request.occasion} server={draft} />;
};
