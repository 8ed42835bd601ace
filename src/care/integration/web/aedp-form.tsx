import { useState } from "react";

import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { ChoiceGroup } from "#ui/controls/choice-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { NoteView } from "../contract.ts";
import { aedpStates, aedpTransitions, metaprocessingAffects } from "../rules/data/therapy-vocabulary.ts";
import { aedpDraft, aedpFrom, emptyAedp, type AedpDraft } from "./aedp-draft.ts";
import { RatingField } from "./rating-field.tsx";
import { SubjectField, subjectOf } from "./subject-field.tsx";
import { TherapyNoteFrame } from "./therapy-note-frame.tsx";
import { therapyWords } from "./therapy-words.ts";
import { useTherapyNote, type TherapyNotePlace } from "./use-therapy-note.ts";

type FieldsProps = {
  readonly draft: AedpDraft;
  readonly change: (part: Partial<AedpDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

const StateFields = ({ draft, change, errorOf }: FieldsProps) => {
  const t = useWords(therapyWords);
  const states = [
    { value: "none" as const, label: t("aedp.notJudged") },
    ...aedpStates.map((value) => ({ value, label: t(`aedp.states.${value}`) })),
  ];
  return (
    <Stack gap={4}>
      <Row gap={4} align="start">
        {(["stateAtStart", "stateAtEnd"] as const).map((field) => (
          <SelectField
            key={field}
            name={field}
            label={t(`aedp.${field}`)}
            value={draft[field] === "" ? "none" : draft[field]}
            options={states}
            onChange={(value) => change({ [field]: value === "none" ? "" : value })}
            error={errorOf(field)}
          />
        ))}
      </Row>
      <CheckboxGroup
        label={t("aedp.transitions")}
        options={aedpTransitions.map((value) => ({ value, label: t(`aedp.transition.${value}`) }))}
        value={draft.transitions}
        onChange={(transitions) => change({ transitions: [...transitions] })}
      />
    </Stack>
  );
};

type TextField = "coreEmotion" | "defence" | "redSignals" | "greenSignals" | "therapistPresence" | "metaprocessing" | "selfAtBest";
type TriangleField = "triangleDefence" | "triangleAnxiety" | "triangleCore";

const Area = ({
  field,
  draft,
  change,
  lines,
}: FieldsProps & { field: TextField | TriangleField | "undoingAloneness"; lines?: boolean }) => {
  const t = useWords(therapyWords);
  return (
    <TextArea
      name={field}
      label={t(`aedp.${field}`)}
      hint={lines === true ? t("common.oneALine") : undefined}
      rows={2}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
    />
  );
};

type AedpFormProps = TherapyNotePlace & { readonly conversations: readonly NoteView[]; readonly timeZone: string };

/** What moved between the four states, and how. */
export const AedpForm = ({ episodeId, sessionId, conversations, timeZone }: AedpFormProps) => {
  const t = useWords(therapyWords);
  const [initial] = useState(() => emptyAedp);
  const [about, setAbout] = useState("");
  const asked = { episodeId, name: `aedp.${sessionId}`, schema: aedpDraft, initial, about: subjectOf(sessionId, about) };
  const { draft, change, errorOf, submit, ...rest } = useTherapyNote({ ...asked, noteFrom: aedpFrom });
  const fields = { draft, change, errorOf };
  return (
    <TherapyNoteFrame intro={t("aedp.intro")} {...rest} onSubmit={submit}>
      <SubjectField {...{ sessionId, conversations, timeZone }} value={about} onChange={setAbout} />
      <StateFields {...fields} />
      <Area {...fields} field="coreEmotion" />
      <Area {...fields} field="defence" />
      <RatingField
        id="anxiety"
        label={t("aedp.anxiety")}
        value={draft.anxiety}
        onChange={(anxiety) => change({ anxiety })}
        error={errorOf("anxiety")}
      />
      <Area {...fields} field="redSignals" lines />
      <Area {...fields} field="greenSignals" lines />
      <Area {...fields} field="therapistPresence" />
      <CheckboxGroup
        label={t("aedp.metaprocessingAffects")}
        layout="row"
        options={metaprocessingAffects.map((value) => ({ value, label: t(`aedp.affect.${value}`) }))}
        value={draft.metaprocessingAffects}
        onChange={(affects) => change({ metaprocessingAffects: [...affects] })}
      />
      <Area {...fields} field="metaprocessing" />
      <Area {...fields} field="selfAtBest" />
      <ChoiceGroup label={t("aedp.triangle")}>
        <Stack gap={3}>
          <Area {...fields} field="triangleDefence" />
          <Area {...fields} field="triangleAnxiety" />
          <Area {...fields} field="triangleCore" />
        </Stack>
      </ChoiceGroup>
      <Area {...fields} field="undoingAloneness" lines />
    </TherapyNoteFrame>
  );
};
