import { AnswerRequest } from "#care/measures/web/answer-measure.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { askedContract } from "../contract-asked.ts";
import { askedWords } from "./asked-words.ts";

type AnswerFromLinkProps = { readonly requestId: string; readonly onDone: () => void };

/** Where a mailed link with the scope `measure-request` leads: the one questionnaire, with nothing else of the chart. */
export const AnswerFromLink = ({ requestId, onDone }: AnswerFromLinkProps) => {
  const t = useWords(askedWords);
  const { data, isPending, isError, refetch } = useRead(askedContract.readAskedFor, { params: { requestId } });
  if (isPending) return <LoadingState shape="lines" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return <AnswerRequest episodeId={data.episodeId} requestId={requestId} onDone={onDone} />;
};
