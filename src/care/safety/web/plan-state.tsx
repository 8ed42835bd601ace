import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { EpisodeSafety } from "../contract.ts";
import { planWords } from "./plan-words.ts";

type PlanStateProps = { readonly plan: EpisodeSafety["plan"]; readonly timeZone: string };

/** How the safety plan stands, in a line. */
export const PlanState = ({ plan, timeZone }: PlanStateProps) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const date = plan.reviewBy === null ? "" : formatDate(plan.reviewBy, timeZone, locale);
  const mark = { current: "met", none: "met", "not-known": "unknown", missing: "unmet", "review-due": "unmet" } as const;
  return (
    <p>
      <StateMark kind={mark[plan.standing]} decorative /> {t("title")}: {t(`standing.${plan.standing}`, { date })}
      {plan.unsigned !== null && `. ${t("newer")}`}
    </p>
  );
};
