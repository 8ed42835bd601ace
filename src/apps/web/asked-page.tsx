import { useParams, useRouter } from "@tanstack/react-router";

import { AnswerFromLink } from "#care/follow-up/web/answer-from-link.tsx";

export const AskedPage = () => {
  const { requestId = "" } = useParams({ strict: false });
  const router = useRouter();
  return <AnswerFromLink requestId={requestId} onDone={() => void router.navigate({ href: "/me" })} />;
};
