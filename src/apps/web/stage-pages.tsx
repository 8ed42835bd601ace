import { useParams, useRouter } from "@tanstack/react-router";

import { Prepare } from "#care/preparation/web/prepare.tsx";
import { IntakeForm } from "#care/screening/web/intake-form.tsx";
import { AnswerFromLink } from "#care/follow-up/web/answer-from-link.tsx";
import { AnswerRequest } from "#care/measures/web/answer-measure.tsx";

/** A patient's own pages whose episode or request stands in the address. */
export const IntakePage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  return <IntakeForm episodeId={episodeId} />;
};

export const PreparePage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  return <Prepare episodeId={episodeId} />;
};

/** The one questionnaire that a mailed link was made for. */
export const AskedPage = () => {
  const { requestId = "" } = useParams({ strict: false });
  const router = useRouter();
  return <AnswerFromLink requestId={requestId} onDone={() => void router.navigate({ href: "/me" })} />;
};

export const AnswerPage = () => {
  const { episodeId = "", requestId = "" } = useParams({ strict: false });
  const router = useRouter();
  return <AnswerRequest episodeId={episodeId} requestId={requestId} onDone={() => void router.navigate({ href: "/me" })} />;
};
