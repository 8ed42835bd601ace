import { useState } from "react";

import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { PlanAnswer } from "../contract.ts";
import { planWords } from "./plan-words.ts";
import { ReviewDialog } from "./review-dialog.tsx";

type LastSessionAnswer = NonNullable<PlanAnswer["facts"]["lastSession"]>;

const useLastItems = (last: LastSessionAnswer, timeZone: string) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { worstGrade, peakSystolic, peakDiastolic, lowestSaturation, lowestMoaas, deliriumMedicated, effect } = last;
  const unknown = t("last.unknown");
  const pressure =
    peakSystolic === null && peakDiastolic === null
      ? unknown
      : t("last.peakValue", { systolic: peakSystolic?.value ?? "?", diastolic: peakDiastolic?.value ?? "?" });
  const gradeWords = () => {
    if (worstGrade === null) return unknown;
    return worstGrade.value === 0 ? t("last.gradeNone") : t("last.gradeValue", { value: worstGrade.value });
  };
  return [
    { term: t("last.dose"), value: `${formatDateTime(last.dosedAt, timeZone, locale)}, ${t(`route.${last.route}`)}` },
    { term: t("last.peak"), value: pressure },
    { term: t("last.saturation"), value: lowestSaturation === null ? unknown : `${lowestSaturation.value} %` },
    { term: t("last.moaas"), value: lowestMoaas === null ? unknown : String(lowestMoaas.value) },
    { term: t("last.grade"), value: gradeWords() },
    { term: t("last.delirium"), value: t(`last.deliriums.${deliriumMedicated}`) },
    { term: t("last.effect"), value: t(`last.effects.${effect}`) },
    {
      term: t("last.reviewed"),
      value: last.review === null ? t("last.notReviewed") : `${formatDateTime(last.review.at, timeZone, locale)}: ${last.review.reason}`,
    },
  ];
};

const Summary = ({ last, timeZone }: { readonly last: LastSessionAnswer; readonly timeZone: string }) => (
  <DefinitionList items={useLastItems(last, timeZone)} />
);

/** The last session as titration reads it, and the prescriber's review of it. */
export const LastSessionPanel = ({ episodeId, plan }: { readonly episodeId: string; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const [open, setOpen] = useState(false);
  const mayReview = useMay("order.sign");
  const { lastSession: last } = plan.facts;
  const actions = mayReview && last !== null && <Button onClick={() => setOpen(true)}>{t("last.review")}</Button>;
  return (
    <Panel title={t("last.title")} actions={actions}>
      <Stack gap={2}>{last === null ? <p>{t("last.none")}</p> : <Summary last={last} timeZone={plan.clinic.timeZone} />}</Stack>
      {open && last !== null && <ReviewDialog episodeId={episodeId} last={last} protocol={plan.protocol} onClose={() => setOpen(false)} />}
    </Panel>
  );
};
