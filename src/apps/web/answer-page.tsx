import { useParams, useRouter } from "@tanstack/react-router";

import { AnswerRequest } from "#care/measures/web/answer-measure.tsx";

export const AnswerPage = () => {
  const { episodeId = "", requestId = "" } = useParams({ strict: false });
  const router = useRouter();
  return <AnswerRequest episodeId={episodeId} requestId={requestId} onDone={() => void router.navigate({ href: "/me" })} />;
};
