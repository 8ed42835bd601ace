import { dosingSessionContract } from "#care/dosing-session/contract.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";

/** When a dose was given in this episode, for marks on the course. */
export const useDoseMarks = (episodeId: string) => {
  const locale = useLocale();
  const { data } = useRead(dosingSessionContract.readSessions, {
    params: { episodeId },
    follows: { episodeId, kinds: ["dosing-session"] },
  });
  return (data?.sessions ?? []).flatMap((session) =>
    session.firstDoseAt === null
      ? []
      : [{ key: session.sessionId, at: session.firstDoseAt, label: `${formatNumber(milligramsOf(session.given), locale)} mg` }],
  );
};
