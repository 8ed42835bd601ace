import { useState } from "react";

import { routes } from "#care/pharmacy/rules/drug.ts";
import { settled } from "#kernel/setting.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import { course, spacing } from "../rules/data/plan-settings.ts";
import { dosingRouteOf } from "../rules/dosing-route.ts";
import { modalities, planConditions } from "../rules/events.ts";
import { GoalFields } from "./goal-fields.tsx";
import { draftOf, isWhole, planDraft, planFrom, type PlanDraft } from "./plan-draft.ts";
import { planWords } from "./plan-words.ts";

type FieldsProps = { readonly draft: PlanDraft; readonly onChange: (part: Partial<PlanDraft>) => void };

const CourseFields = ({ draft, onChange, protocol }: FieldsProps & Pick<PlanAnswer, "protocol">) => {
  const t = useWords(planWords);
  const usual = {
    count: settled(protocol, course.sessions).value,
    weeks: settled(protocol, course.weeks).value,
    perWeek: settled(protocol, course.perWeek).value,
    hours: settled(protocol, spacing.leastHours).value,
  };
  const whole = (typed: string) => (isWhole(typed) ? undefined : t("plan.whole"));
  return (
    <Stack gap={2}>
      <Row gap={4} align="start">
        <NumberField
          whole
          label={t("plan.sessions")}
          unit={t("plan.sessionsUnit")}
          value={draft.sessions}
          onChange={(sessions) => onChange({ sessions })}
          error={whole(draft.sessions)}
        />
        <NumberField
          whole
          label={t("plan.spacing")}
          unit={t("plan.spacingUnit")}
          value={draft.spacing}
          onChange={(spacing) => onChange({ spacing })}
          error={whole(draft.spacing)}
        />
      </Row>
      <p>{t("plan.usual", usual)}</p>
    </Stack>
  );
};

const PeopleFields = ({ draft, onChange, therapists }: FieldsProps & Pick<PlanAnswer, "therapists">) => {
  const t = useWords(planWords);
  const known = therapists.map(({ staffId, name }) => ({ value: staffId, label: name }));
  return (
    <Row gap={4} align="end">
      <SelectField
        label={t("plan.therapist")}
        value={draft.therapistId === "" ? "none" : draft.therapistId}
        options={[{ value: "none", label: t("plan.noTherapist") }, ...known]}
        onChange={(therapistId) => onChange({ therapistId: therapistId === "none" ? "" : therapistId })}
      />
      <SelectField
        label={t("plan.modality")}
        value={draft.modality}
        placeholder=""
        options={modalities.map((value) => ({ value, label: t(`plan.modalities.${value}`) }))}
        onChange={(modality) => onChange({ modality })}
      />
    </Row>
  );
};

const PlanFields = ({ draft, onChange, therapists, protocol }: FieldsProps & Pick<PlanAnswer, "therapists" | "protocol">) => {
  const t = useWords(planWords);
  return (
    <Stack gap={4}>
      <SelectField
        label={t("plan.condition")}
        value={draft.condition}
        placeholder=""
        options={planConditions.map((value) => ({ value, label: t(`plan.conditions.${value}`) }))}
        onChange={(condition) => onChange({ condition })}
      />
      <SelectField
        label={t("plan.route")}
        value={draft.route}
        placeholder=""
        options={routes.map((value) => ({ value, label: t(`route.${value}`), disabled: !dosingRouteOf(value, protocol).enabled }))}
        onChange={(route) => onChange({ route })}
      />
      <CourseFields draft={draft} onChange={onChange} protocol={protocol} />
      <PeopleFields draft={draft} onChange={onChange} therapists={therapists} />
      <GoalFields goals={draft.goals} onChange={(goals) => onChange({ goals })} />
      <TextArea label={t("plan.risks")} value={draft.risks} onChange={(risks) => onChange({ risks })} />
    </Stack>
  );
};

type PlanDialogProps = { readonly episodeId: string; readonly plan: PlanAnswer; readonly onClose: () => void };

export const PlanDialog = ({ episodeId, plan, onClose }: PlanDialogProps) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const [initial] = useState(() => draftOf(plan));
  const [draft, change, clear] = useDraft(`plan.${episodeId}`, planDraft, initial);
  const set = useCommand(planContract.setPlan);
  const body = planFrom(draft);
  const save = () => {
    if (body === undefined) return;
    const done = () => {
      clear();
      onClose();
      show({ message: t("plan.saved") });
    };
    set.mutate({ params: { episodeId }, body }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={set.isPending} disabled={body === undefined} onClick={save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={plan.plan === null ? t("plan.set") : t("plan.change")} size="wide" actions={actions}>
      {set.error !== null && <p role="alert">{set.error.message}</p>}
      <PlanFields draft={draft} onChange={change} therapists={plan.therapists} protocol={plan.protocol} />
    </Dialog>
  );
};
