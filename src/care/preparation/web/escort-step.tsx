import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { escortRelationships } from "../rules/events.ts";
import { preparationWords } from "./preparation-words.ts";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";

const schema = z.object({
  name: z.string(),
  phone: z.string(),
  relationship: z.enum(["", ...escortRelationships]),
  confirmed: z.boolean(),
});
type Draft = z.output<typeof schema>;

export const EscortStep = ({ episodeId, preparation: { escort }, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [initial] = useState((): Draft => ({
    name: escort?.contact?.name ?? "",
    phone: escort?.contact?.phone ?? "",
    relationship: escort?.relationship ?? "",
    confirmed: escort?.confirmed ?? false,
  }));
  const [draft, change, clear] = useDraft(`prepare.escort.${episodeId}`, schema, initial);
  const [attempt, setAttempt] = useState(0);
  const nameEscort = useCommand(preparationContract.nameEscort);
  const { name, phone, relationship, confirmed } = draft;
  const open = [
    ...(["name", "phone"] as const).filter((field) => draft[field].trim() === "").map((field) => ({ field, message: t("step.missing") })),
    ...(relationship === "" ? [{ field: "relationship", message: t("step.choose") }] : []),
  ];
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(nameEscort.error, "keep");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (relationship === "" || open.length > 0) return;
    const done = () => {
      clear();
      onDone();
    };
    nameEscort.mutate({ params: { episodeId }, body: { relationship, confirmed, contact: { name, phone } } }, { onSuccess: done });
  };
  return (
    <StepFrame intro={t("escort.intro")} problems={problems} attempt={attempt} busy={nameEscort.isPending} onKeep={keep} onBack={onBack}>
      <TextField
        name="name"
        label={t("escort.name")}
        value={name}
        onChange={(value) => change({ name: value })}
        error={errorOf("name")}
        autoComplete="off"
      />
      <TextField
        name="phone"
        type="tel"
        label={t("escort.phone")}
        hint={t("escort.phoneHint")}
        value={phone}
        onChange={(value) => change({ phone: value })}
        error={errorOf("phone")}
        autoComplete="off"
      />
      <RadioGroup
        id="relationship"
        label={t("escort.relationship")}
        options={escortRelationships.map((value) => ({ value, label: t(`escort.relationships.${value}`) }))}
        value={relationship === "" ? undefined : relationship}
        onChange={(value) => change({ relationship: value })}
        error={errorOf("relationship")}
      />
      <Checkbox label={t("escort.confirmed")} checked={confirmed} onChange={(value) => change({ confirmed: value })} />
    </StepFrame>
  );
};
