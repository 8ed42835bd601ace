import { X } from "lucide-react";

import { ChoiceGroup } from "#ui/controls/choice-group.tsx";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";
import type { NoteDraft } from "./note-draft.ts";

type Emotions = NoteDraft["emotions"];
type EmotionFieldsProps = {
  readonly emotions: Emotions;
  readonly onChange: (emotions: Emotions) => void;
  readonly errorOf: (field: string) => string | undefined;
};

/** Emotions with how strong they were, as many as there were. */
export const EmotionFields = ({ emotions, onChange, errorOf }: EmotionFieldsProps) => {
  const t = useWords(integrationWords);
  const set = (at: number, part: Partial<Emotions[number]>) =>
    onChange(emotions.map((emotion, index) => (index === at ? { ...emotion, ...part } : emotion)));
  return (
    <ChoiceGroup id="emotions" label={t("note.emotions")} error={errorOf("emotions")}>
      <Stack gap={3}>
        {emotions.map((emotion, index) => (
          // The place is the only identity that a line has while it is typed.
          <div key={index} className={styles["emotion"]}>
            <TextField
              name={`emotions.${index}.name`}
              label={t("note.emotion")}
              value={emotion.name}
              onChange={(name) => set(index, { name })}
              error={errorOf(`emotions.${index}.name`)}
            />
            <NumberField
              name={`emotions.${index}.intensity`}
              label={t("note.intensity")}
              value={emotion.intensity}
              onChange={(intensity) => set(index, { intensity })}
              error={errorOf(`emotions.${index}.intensity`)}
              unit=""
              whole
            />
            <IconButton
              label={t("note.removeEmotion", { name: emotion.name === "" ? t("note.unnamed") : emotion.name })}
              icon={<X />}
              onClick={() => onChange(emotions.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        <Row>
          <Button onClick={() => onChange([...emotions, { name: "", intensity: "" }])}>{t("note.addEmotion")}</Button>
        </Row>
      </Stack>
    </ChoiceGroup>
  );
};
