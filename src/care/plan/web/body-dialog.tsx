import { useState } from "react";

import { numberFrom } from "#care/pharmacy/web/amounts.ts";
import { quantity } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import { childPughClasses } from "../rules/events.ts";
import { isNoNumber } from "./order-draft.ts";
import { planWords } from "./plan-words.ts";

const heightUnits = ["cm", "[in_i]"] as const;
const unitNames = { cm: "cm", "[in_i]": "in" } as const;

type BodyDialogProps = { readonly episodeId: string; readonly plan: PlanAnswer; readonly onClose: () => void };

const useBody = ({ episodeId, plan, onClose }: BodyDialogProps) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const sendHeight = useCommand(planContract.recordHeight);
  const sendOrgans = useCommand(planContract.recordOrganFunction);
  const [height, setHeight] = useState("");
  const [unit, setUnit] = useState<(typeof heightUnits)[number]>("cm");
  const [filtration, setFiltration] = useState(String(plan.organs?.filtration?.value ?? ""));
  const [liver, setLiver] = useState(plan.organs?.childPugh ?? "unknown");
  const [note, setNote] = useState("");
  const typedHeight = numberFrom(height);
  const typedFiltration = numberFrom(filtration);
  const done = () => {
    onClose();
    show({ message: t("body.saved") });
  };
  const isSame = filtration === String(plan.organs?.filtration?.value ?? "") && liver === (plan.organs?.childPugh ?? "unknown");
  const saveOrgans = () => {
    if (isSame && note.trim() === "") return done();
    const known = typedFiltration === undefined ? null : quantity(typedFiltration, "mL/min/{1.73_m2}");
    sendOrgans.mutate({ params: { episodeId }, body: { filtration: known, childPugh: liver, note } }, { onSuccess: done });
  };
  const save = () => {
    if (typedHeight === undefined) return saveOrgans();
    sendHeight.mutate({ params: { episodeId }, body: { enteredAs: { value: typedHeight, unit } } }, { onSuccess: saveOrgans });
  };
  const isReady = !isNoNumber(height) && !isNoNumber(filtration);
  return {
    height,
    setHeight,
    unit,
    setUnit,
    filtration,
    setFiltration,
    liver,
    setLiver,
    note,
    setNote,
    sendHeight,
    sendOrgans,
    isReady,
    save,
  };
};

/** Height, kidney and liver in one place: each may stay unknown. */
export const BodyDialog = (props: BodyDialogProps) => {
  const t = useWords(planWords);
  const body = useBody(props);
  const busy = body.sendHeight.isPending || body.sendOrgans.isPending;
  const actions = (
    <Button kind="primary" busy={busy} disabled={!body.isReady} onClick={body.save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={props.onClose} title={t("body.title")} actions={actions}>
      <Stack gap={4}>
        <NumberField
          label={t("body.height")}
          unit={unitNames[body.unit]}
          value={body.height}
          onChange={body.setHeight}
          error={isNoNumber(body.height) ? t("body.heightInvalid") : body.sendHeight.error?.message}
        />
        <RadioGroup
          label={t("body.heightUnit")}
          layout="row"
          options={heightUnits.map((value) => ({ value, label: unitNames[value] }))}
          value={body.unit}
          onChange={body.setUnit}
        />
        <NumberField
          label={t("body.filtration")}
          hint={t("body.filtrationHint")}
          unit={t("body.filtrationUnit")}
          value={body.filtration}
          onChange={body.setFiltration}
          error={isNoNumber(body.filtration) ? t("body.filtrationInvalid") : body.sendOrgans.error?.message}
        />
        <RadioGroup
          label={t("body.liver")}
          options={childPughClasses.map((value) => ({ value, label: t(`body.livers.${value}`) }))}
          value={body.liver}
          onChange={body.setLiver}
        />
        <TextArea label={t("body.note")} value={body.note} onChange={body.setNote} />
      </Stack>
    </Dialog>
  );
};
