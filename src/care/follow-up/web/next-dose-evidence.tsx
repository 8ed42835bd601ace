import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate, formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { EvidenceView, FollowUpView } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";
import styles from "./follow-up.module.css";
import { ReviewDialog } from "./review-dialog.tsx";

type Props = { readonly episodeId: string; readonly followUp: FollowUpView; readonly timeZone: string; readonly mayReview: boolean };

const useEvidenceWords = (timeZone: string): ((line: EvidenceView) => string) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const inWeeks = (value: number): string => formatNumber(value, locale, { maximumFractionDigits: 1 });
  const spacing = ({ lastInterval, usualNext, found }: Extract<EvidenceView, { rule: "BST-03" }>): string => {
    if (usualNext === null)
      return t(found === "not-assessed" && lastInterval === null ? "evidence.BST-03.none" : "evidence.BST-03.unknown");
    const range = { from: inWeeks(usualNext[0]), to: inWeeks(usualNext[1]) };
    return lastInterval === null ? t("evidence.BST-03.first", range) : t("evidence.BST-03.next", { ...range, last: inWeeks(lastInterval) });
  };
  return (line) => {
    switch (line.rule) {
      case "BST-02":
        return t(`evidence.BST-02.${line.why}`);
      case "BST-03":
        return spacing(line);
      case "BST-04":
        return t(`evidence.BST-04.${line.found}`);
      case "BST-05": {
        const { bestDrop, doses, emptyBoosters } = line;
        const drop = bestDrop === null ? t("evidence.BST-05.unknown", { doses }) : t("evidence.BST-05.drop", { drop: bestDrop, doses });
        return emptyBoosters > 1 ? `${drop} ${t("evidence.BST-05.empty", { count: emptyBoosters })}` : drop;
      }
      case "BST-06": {
        if (line.dueAt === null) return t("evidence.BST-06.none");
        const words = { doses: line.dosesSince, date: formatDate(line.dueAt, timeZone, locale) };
        return t(line.found === "present" ? "evidence.BST-06.due" : "evidence.BST-06.later", words);
      }
    }
  };
};

/** What the record shows for a prescriber who thinks about a further dose, rule by rule, and the medical director's review. */
export const NextDoseEvidence = ({ episodeId, followUp, timeZone, mayReview }: Props) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const wordsOf = useEvidenceWords(timeZone);
  const [reviewing, setReviewing] = useState(false);
  const last = followUp.reviews.at(-1);
  const items = followUp.evidence.map((line) => ({
    term: `${t(`evidence.${line.rule}.title`)} (${line.rule})`,
    value: (
      <span className={styles["evidence"]}>
        <Tag
          kind={line.found === "present" && line.rule !== "BST-03" ? "amber" : "plain"}
          mark={line.found === "not-assessed" ? "unknown" : undefined}
        >
          {t(`evidence.found.${line.found}`)}
        </Tag>
        <span>{wordsOf(line)}</span>
      </span>
    ),
  }));
  return (
    <Panel title={t("evidence.title")} actions={mayReview && <Button onClick={() => setReviewing(true)}>{t("review.act")}</Button>}>
      <Stack gap={4}>
        <p className={styles["quiet"]}>{t("evidence.intro")}</p>
        <DefinitionList items={items} />
        <p className={styles["quiet"]}>
          {last === undefined
            ? t("review.never")
            : t("review.last", { date: formatDate(last.at, timeZone, locale), conclusion: last.conclusion })}
        </p>
      </Stack>
      {reviewing && <ReviewDialog episodeId={episodeId} onClose={() => setReviewing(false)} />}
    </Panel>
  );
};
