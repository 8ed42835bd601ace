import { useState } from "react";

import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { PlanAnswer } from "../contract.ts";
import { treatmentGoals, type TreatmentGoal } from "../rules/treatment-goals.ts";
import { PlanDialog } from "./plan-dialog.tsx";
import { planWords } from "./plan-words.ts";
import { Stated } from "./stated.tsx";

const PlanSummary = ({ plan, answer }: { readonly plan: NonNullable<PlanAnswer["plan"]>; readonly answer: PlanAnswer }) => {
  const t = useWords(planWords);
  const therapist = answer.therapists.find((one) => one.staffId === plan.therapistId);
  const locale = useLocale();
  const standingOf = ({ baseline, target, review }: TreatmentGoal): string => {
    const rated = baseline && target ? t("plan.goalStanding", { baseline: baseline.value, target: target.value }) : null;
    const again = review && t("plan.goalReview", { date: formatPlainDate(Temporal.PlainDate.from(review), locale) });
    return [rated, again].flatMap((part) => (part === null ? [] : ` · ${part}`)).join("");
  };
  const goals = treatmentGoals(plan).map((goal) => (
    <p key={goal.goalId}>
      {goal.text} ({t(`plan.goalKinds.${goal.kind}`)}){standingOf(goal)}
    </p>
  ));
  const items = [
    { term: t("plan.condition"), value: t(`plan.conditions.${plan.condition}`) },
    { term: t("plan.goals"), value: goals },
    { term: t("plan.sessions"), value: t("plan.schedule", { count: plan.sessions, days: plan.spacing.value }) },
    { term: t("plan.route"), value: t(`route.${plan.route}`) },
    { term: t("plan.therapist"), value: therapist?.name ?? t("plan.noTherapist") },
    { term: t("plan.modality"), value: t(`plan.modalities.${plan.modality}`) },
    ...(plan.risks === "" ? [] : [{ term: t("plan.risks"), value: plan.risks }]),
  ];
  return <DefinitionList items={items} />;
};

/** The treatment plan as it stands now. */
export const PlanPanel = ({ episodeId, answer }: { readonly episodeId: string; readonly answer: PlanAnswer }) => {
  const t = useWords(planWords);
  const [open, setOpen] = useState(false);
  const { plan } = answer;
  const actions = useMay("plan.write") && <Button onClick={() => setOpen(true)}>{plan === null ? t("plan.set") : t("plan.change")}</Button>;
  const note = plan !== null && <Stated at={plan.at} by={plan.by} timeZone={answer.clinic.timeZone} />;
  return (
    <Panel title={t("plan.title")} note={note} actions={actions}>
      {plan === null ? <EmptyState title={t("plan.empty")} /> : <PlanSummary plan={plan} answer={answer} />}
      {open && <PlanDialog episodeId={episodeId} plan={answer} onClose={() => setOpen(false)} />}
    </Panel>
  );
};
