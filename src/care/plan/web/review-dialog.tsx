import { useState } from "react";

import { quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import { titration } from "../rules/data/plan-settings.ts";
import { effects, yesNoUnknown } from "../rules/events.ts";
import { planWords } from "./plan-words.ts";

const grades = ["unknown", "0", "1", "2", "3", "4", "5"] as const;

type ReviewProps = {
  readonly episodeId: string;
  readonly last: NonNullable<PlanAnswer["facts"]["lastSession"]>;
  readonly protocol: Protocol;
  readonly onClose: () => void;
};

const useReview = ({ episodeId, last, onClose }: ReviewProps) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const send = useCommand(planContract.reviewLastSession);
  const [grade, setGrade] = useState<(typeof grades)[number]>("unknown");
  const [deliriumMedicated, setDelirium] = useState<(typeof yesNoUnknown)[number]>("unknown");
  const [effect, setEffect] = useState<(typeof effects)[number]>("unknown");
  const [reason, setReason] = useState("");
  const save = () => {
    const worstGrade = grade === "unknown" ? null : quantity(Number(grade), "{score}");
    const body = { sessionId: last.sessionId, worstGrade, deliriumMedicated, effect, reason };
    const done = () => {
      onClose();
      show({ message: t("last.saved") });
    };
    send.mutate({ params: { episodeId }, body }, { onSuccess: done });
  };
  return { grade, setGrade, deliriumMedicated, setDelirium, effect, setEffect, reason, setReason, send, save };
};

/** A prescriber says of the last session what its record does not, and what they decided. Nothing is filled in for them. */
export const ReviewDialog = (props: ReviewProps) => {
  const t = useWords(planWords);
  const review = useReview(props);
  const { send } = review;
  const actions = (
    <Button kind="primary" busy={send.isPending} disabled={review.reason.trim() === ""} onClick={review.save}>
      {t("save")}
    </Button>
  );
  const gradeLabel = (grade: (typeof grades)[number]) => {
    if (grade === "unknown") return t("last.gradeUnknown");
    return grade === "0" ? t("last.gradeNone") : t("last.gradeValue", { value: grade });
  };
  return (
    <Dialog open onClose={props.onClose} title={t("last.review")} actions={actions}>
      <Stack gap={4}>
        <SelectField
          label={t("last.grade")}
          hint={t("last.gradeHint", { grade: settled(props.protocol, titration.grade).value })}
          value={review.grade}
          options={grades.map((value) => ({ value, label: gradeLabel(value) }))}
          onChange={review.setGrade}
        />
        <RadioGroup
          label={t("last.delirium")}
          layout="row"
          options={yesNoUnknown.map((value) => ({ value, label: t(`last.deliriums.${value}`) }))}
          value={review.deliriumMedicated}
          onChange={review.setDelirium}
        />
        <RadioGroup
          label={t("last.effect")}
          layout="row"
          options={effects.map((value) => ({ value, label: t(`last.effects.${value}`) }))}
          value={review.effect}
          onChange={review.setEffect}
        />
        <TextArea label={t("last.reason")} value={review.reason} onChange={review.setReason} error={send.error?.message} />
      </Stack>
    </Dialog>
  );
};
