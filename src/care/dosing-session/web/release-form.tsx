import { useState } from "react";

import { score } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SliderScale } from "#ui/controls/slider-scale.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { scoreAldrete } from "../rules/aldrete.ts";
import { yesNoUnknown, type ReleaseAssessment } from "../rules/events.ts";
import { roomWords } from "./room-words.ts";

const aldreteItems = ["activity", "respiration", "circulation", "consciousness", "oxygenation"] as const;
const questions = [
  "oriented",
  "walks",
  "toleratesSips",
  "newSuicidalIntent",
  "settled",
  "integrationBooked",
  "escortPresent",
  "instructionsGiven",
] as const;
const levels = [
  { value: 2, key: "two" },
  { value: 1, key: "one" },
  { value: 0, key: "zero" },
] as const;

type Change = (part: Partial<ReleaseAssessment>) => void;
type PartProps = { readonly assessment: ReleaseAssessment; readonly onChange: Change };

/** Everything unknown: nothing is taken for granted. */
const unasked = (): ReleaseAssessment => ({
  assessmentId: newId(),
  aldrete: { activity: null, respiration: null, circulation: null, consciousness: null, oxygenation: null },
  oriented: "unknown",
  walks: "unknown",
  toleratesSips: "unknown",
  dissociation: null,
  newSuicidalIntent: "unknown",
  settled: "unknown",
  integrationBooked: "unknown",
  escortPresent: "unknown",
  escortName: "",
  instructionsGiven: "unknown",
  note: "",
});

const AldreteFields = ({ assessment, onChange }: PartProps) => {
  const t = useWords(roomWords);
  const result = scoreAldrete(assessment.aldrete);
  const total =
    "total" in result && typeof result.total === "number" ? t("release.aldreteTotal", { total: result.total }) : t("release.aldreteOpen");
  return (
    <Stack gap={4}>
      <h3>
        {t("release.aldrete")}: {total}
      </h3>
      {aldreteItems.map((item) => (
        <RadioGroup
          key={item}
          label={t(`release.items.${item}`)}
          options={levels.map(({ value, key }) => ({ value: String(value), label: `${value} · ${t(`release.levels.${item}.${key}`)}` }))}
          value={assessment.aldrete[item] === null ? undefined : String(assessment.aldrete[item])}
          onChange={(chosen) => {
            const level = levels.find(({ value }) => String(value) === chosen);
            if (level) onChange({ aldrete: { ...assessment.aldrete, [item]: level.value } });
          }}
          layout="row"
        />
      ))}
    </Stack>
  );
};

const QuestionFields = ({ assessment, onChange }: PartProps) => {
  const t = useWords(roomWords);
  return (
    <Stack gap={4}>
      {questions.map((question) => (
        <RadioGroup
          key={question}
          label={t(`release.questions.${question}`)}
          options={yesNoUnknown.map((value) => ({ value, label: t(`release.${value}`) }))}
          value={assessment[question]}
          onChange={(chosen) => onChange({ [question]: yesNoUnknown.find((one) => one === chosen) ?? "unknown" })}
          layout="row"
        />
      ))}
      <SliderScale
        label={t("release.dissociation")}
        value={assessment.dissociation?.value}
        onChange={(value) => onChange({ dissociation: score(value) })}
        low="0"
        high="10"
      />
      <TextField label={t("release.escortName")} value={assessment.escortName} onChange={(escortName) => onChange({ escortName })} />
      <TextArea label={t("release.note")} value={assessment.note} onChange={(note) => onChange({ note })} />
    </Stack>
  );
};

type ReleaseFormProps = { readonly onKeep: (assessment: ReleaseAssessment) => void; readonly onClose: () => void };

/** What is found when the patient is looked at for leaving. */
export const ReleaseForm = ({ onKeep, onClose }: ReleaseFormProps) => {
  const t = useWords(roomWords);
  const [assessment, setAssessment] = useState(unasked);
  const change: Change = (part) => setAssessment((before) => ({ ...before, ...part }));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("release.title")}
      size="wide"
      actions={
        <Button kind="primary" onClick={() => onKeep(assessment)}>
          {t("release.keep")}
        </Button>
      }
    >
      <Stack gap={6}>
        <AldreteFields assessment={assessment} onChange={change} />
        <QuestionFields assessment={assessment} onChange={change} />
      </Stack>
    </Dialog>
  );
};
