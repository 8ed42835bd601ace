import type { OfSession } from "#care/adverse-events/web/record-draft.ts";
import { dosingSessionContract } from "#care/dosing-session/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";

/** An episode's dosing sessions as an adverse event names them: when the first dose was, or when it was opened. Oldest first. */
export const useSessionsOf = (episodeId: string): readonly OfSession[] => {
  const { data } = useRead(dosingSessionContract.readSessions, {
    params: { episodeId },
    follows: { episodeId, kinds: ["dosing-session"] },
  });
  return (data?.sessions ?? []).map(({ sessionId, firstDoseAt, openedAt, route }) => ({ sessionId, at: firstDoseAt ?? openedAt, route }));
};
