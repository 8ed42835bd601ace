import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { trialOutcomes } from "../rules/events.ts";
import { yesNoAnswers } from "../rules/sections.ts";
import { intakeWords } from "./intake-words.ts";
import { RowList } from "./row-list.tsx";
import type { SectionDraft } from "./section-draft.ts";

export type FieldsProps = {
  readonly draft: SectionDraft;
  readonly onChange: (change: Partial<SectionDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

export const MedicineFields = ({ draft, onChange, errorOf }: FieldsProps) => {
  const t = useWords(intakeWords);
  return (
    <Stack gap={5}>
      <p>{t("medicinesIntro")}</p>
      <RowList
        section="medicines"
        rows={draft.medicines}
        nameOf={(row) => row.name}
        none={draft.none}
        onNone={(none) => onChange({ none })}
        onRows={(medicines) => onChange({ medicines })}
        empty={{ name: "", dose: "", frequency: "" }}
        noneError={errorOf("none")}
        fields={(row, index, change) => (
          <>
            <TextField
              id={`medicines.${index}`}
              label={t("medicine")}
              value={row.name}
              onChange={(name) => change({ name })}
              error={errorOf(`medicines.${index}`)}
            />
            <TextField label={t("dose")} hint={t("doseHint")} value={row.dose} onChange={(dose) => change({ dose })} />
            <TextField
              label={t("frequency")}
              hint={t("frequencyHint")}
              value={row.frequency}
              onChange={(frequency) => change({ frequency })}
            />
          </>
        )}
      />
    </Stack>
  );
};

export const AllergyFields = ({ draft, onChange, errorOf }: FieldsProps) => {
  const t = useWords(intakeWords);
  return (
    <RowList
      section="allergies"
      rows={draft.allergies}
      nameOf={(row) => row.substance}
      none={draft.none}
      onNone={(none) => onChange({ none })}
      onRows={(allergies) => onChange({ allergies })}
      empty={{ substance: "", reaction: "" }}
      noneError={errorOf("none")}
      fields={(row, index, change) => (
        <>
          <TextField
            id={`allergies.${index}`}
            label={t("substance")}
            value={row.substance}
            onChange={(substance) => change({ substance })}
            error={errorOf(`allergies.${index}`)}
          />
          <TextField label={t("reaction")} value={row.reaction} onChange={(reaction) => change({ reaction })} />
        </>
      )}
    />
  );
};

type Trial = SectionDraft["trials"][number];
type TrialFieldsProps = {
  readonly trial: Trial;
  readonly index: number;
  readonly change: (change: Partial<Trial>) => void;
  readonly errorOf: FieldsProps["errorOf"];
};

const labels = { yes: "yes", no: "no", "not-sure": "notSure" } as const;

const OneTrial = ({ trial, index, change, errorOf }: TrialFieldsProps) => {
  const t = useWords(intakeWords);
  return (
    <>
      <TextField
        id={`trials.${index}`}
        label={t("treatment")}
        hint={t("treatmentHint")}
        value={trial.treatment}
        onChange={(treatment) => change({ treatment })}
        error={errorOf(`trials.${index}`)}
      />
      <NumberField
        id={`trials.${index}.dose`}
        label={t("trialDose")}
        unit={t("milligrams")}
        value={trial.dose}
        onChange={(dose) => change({ dose })}
        error={errorOf(`trials.${index}.dose`)}
      />
      <NumberField
        id={`trials.${index}.duration`}
        label={t("trialDuration")}
        unit={t("weeks")}
        value={trial.duration}
        onChange={(duration) => change({ duration })}
        error={errorOf(`trials.${index}.duration`)}
      />
      <RadioGroup
        label={t("outcome")}
        options={trialOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        value={trial.outcome === "" ? undefined : trial.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      <RadioGroup
        label={t("inEpisode")}
        layout="row"
        options={yesNoAnswers.map((value) => ({ value, label: t(labels[value]) }))}
        value={trial.inCurrentEpisode === "" ? undefined : trial.inCurrentEpisode}
        onChange={(inCurrentEpisode) => change({ inCurrentEpisode })}
      />
    </>
  );
};

export const TrialFields = ({ draft, onChange, errorOf }: FieldsProps) => {
  const t = useWords(intakeWords);
  return (
    <Stack gap={5}>
      <p>{t("trialsIntro")}</p>
      <RowList<Trial>
        section="treatment-trials"
        rows={draft.trials}
        nameOf={(row) => row.treatment}
        none={draft.none}
        onNone={(none) => onChange({ none })}
        onRows={(trials) => onChange({ trials })}
        empty={{ treatment: "", dose: "", duration: "", outcome: "", inCurrentEpisode: "" }}
        noneError={errorOf("none")}
        fields={(trial, index, change) => <OneTrial {...{ trial, index, change, errorOf }} />}
      />
    </Stack>
  );
};
