import { milligramsOf, type Quantity } from "#kernel/quantity.ts";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { ConsentKind } from "../rules/consent-document.ts";
import type { ConsentDraft, YesNo } from "./consent-draft.ts";
import { choicesFrom } from "./consent-draft.ts";
import { signingWords } from "./consent-words.ts";

type FieldsProps = { readonly draft: ConsentDraft; readonly onChange: (part: Partial<ConsentDraft>) => void };

type AnswerProps = { readonly label: string; readonly value: YesNo; readonly onChange: (value: YesNo) => void };

const Answer = ({ label, value, onChange }: AnswerProps) => {
  const t = useWords(signingWords);
  const options = [
    { value: "yes" as const, label: t("yes") },
    { value: "no" as const, label: t("no") },
  ];
  return <RadioGroup label={label} layout="row" options={options} value={value === "" ? undefined : value} onChange={onChange} />;
};

const TouchFields = ({ draft, onChange }: FieldsProps) => {
  const t = useWords(signingWords);
  return (
    <>
      <Answer label={t("touch.hand")} value={draft.hand} onChange={(hand) => onChange({ hand })} />
      <Answer label={t("touch.shoulder")} value={draft.shoulder} onChange={(shoulder) => onChange({ shoulder })} />
      <TextField label={t("touch.other")} value={draft.other} onChange={(other) => onChange({ other })} maxLength={300} />
      <TextField
        label={t("touch.stopWord")}
        hint={t("touch.stopWordHint")}
        value={draft.stopWord}
        onChange={(stopWord) => onChange({ stopWord })}
        maxLength={60}
      />
    </>
  );
};

const BoosterFields = ({ draft, onChange, most }: FieldsProps & { readonly most: Quantity<"ug"> | null }) => {
  const t = useWords(signingWords);
  if (most === null) return <p>{t("booster.notOffered")}</p>;
  const wrong = draft.maximum.trim() !== "" && choicesFrom("booster", draft, most) === undefined;
  return (
    <>
      <Answer label={t("booster.agreed")} value={draft.agreed} onChange={(agreed) => onChange({ agreed })} />
      {draft.agreed === "yes" && (
        <NumberField
          name="maximumDose"
          label={t("booster.maximum")}
          hint={t("booster.maximumHint", { most: milligramsOf(most) })}
          unit="mg"
          value={draft.maximum}
          onChange={(maximum) => onChange({ maximum })}
          error={wrong ? t("number", { most: milligramsOf(most) }) : undefined}
        />
      )}
    </>
  );
};

type ChoiceFieldsProps = FieldsProps & { readonly kind: ConsentKind; readonly boosterMost: Quantity<"ug"> | null };

const FieldsOf = ({ kind, draft, onChange, boosterMost }: ChoiceFieldsProps) => {
  const t = useWords(signingWords);
  switch (kind) {
    case "treatment":
      return null;
    case "touch":
      return <TouchFields draft={draft} onChange={onChange} />;
    case "booster":
      return <BoosterFields draft={draft} onChange={onChange} most={boosterMost} />;
    case "recording":
    case "telehealth":
      return <Answer label={t(kind)} value={draft.agreed} onChange={(agreed) => onChange({ agreed })} />;
    case "data-use":
      return (
        <>
          <Answer label={t("noteTools")} value={draft.noteTools} onChange={(noteTools) => onChange({ noteTools })} />
          <Answer label={t("research")} value={draft.research} onChange={(research) => onChange({ research })} />
        </>
      );
  }
};

/** The questions of one document. */
export const ChoiceFields = (props: ChoiceFieldsProps) => (
  <Stack gap={5}>
    <FieldsOf {...props} />
  </Stack>
);
