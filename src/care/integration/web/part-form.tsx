import { useState } from "react";

import { Checkbox } from "#ui/controls/checkbox.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { ChoiceGroup } from "#ui/controls/choice-group.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { NoteView } from "../contract.ts";
import { eightCs, partTypes, permissions, sixFs, unburdeningSteps } from "../rules/data/therapy-vocabulary.ts";
import type { DatedIfsNote } from "../rules/integration.ts";
import type { Part } from "../rules/parts-map.ts";
import { partsOnMap } from "../rules/parts-map.ts";
import styles from "./integration.module.css";
import { emptyPart, partAgain, partDraft, partFrom, partProblems, type PartDraft } from "./part-draft.ts";
import { RatingField } from "./rating-field.tsx";
import { SubjectField, subjectOf } from "./subject-field.tsx";
import { TherapyNoteFrame } from "./therapy-note-frame.tsx";
import { therapyWords } from "./therapy-words.ts";
import { useTherapyNote, type TherapyNotePlace } from "./use-therapy-note.ts";

type FieldsProps = {
  readonly draft: PartDraft;
  readonly change: (part: Partial<PartDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

const Identity = ({ draft, change, errorOf }: FieldsProps) => {
  const t = useWords(therapyWords);
  return (
    <>
      <TextField
        name="name"
        label={t("part.name")}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={errorOf("name")}
        maxLength={80}
        required
      />
      <RadioGroup
        id="partType"
        label={t("part.partType")}
        layout="row"
        options={partTypes.map((value) => ({ value, label: t(`part.types.${value}`) }))}
        value={draft.partType === "" ? undefined : draft.partType}
        onChange={(partType) => change({ partType })}
        error={errorOf("partType")}
        required
      />
      <TextField
        name="age"
        label={t("part.age")}
        hint={t("part.ageHint")}
        value={draft.age}
        onChange={(age) => change({ age })}
        maxLength={80}
      />
      {(["role", "bodyLocation", "fear", "burden"] as const).map((field) => (
        <TextArea
          key={field}
          name={field}
          label={t(`part.${field}`)}
          rows={2}
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
        />
      ))}
    </>
  );
};

type RelationsProps = FieldsProps & { readonly others: readonly DatedIfsNote[] };

const Relations = ({ draft, change, errorOf, others }: RelationsProps) => {
  const t = useWords(therapyWords);
  if (others.length === 0) return <p className={styles["quiet"]}>{t("part.noOthers")}</p>;
  const options = others.map(({ partId, name }) => ({ value: partId, label: name }));
  return (
    <>
      {(["protects", "polarisedWith"] as const).map((field) => (
        <CheckboxGroup
          key={field}
          id={field}
          label={t(`part.${field}`)}
          layout="row"
          options={options}
          value={draft[field]}
          onChange={(chosen) => change({ [field]: [...chosen] })}
          error={errorOf(field)}
        />
      ))}
    </>
  );
};

const SelfEnergy = ({ draft, change, errorOf }: FieldsProps) => {
  const t = useWords(therapyWords);
  return (
    <ChoiceGroup id="selfEnergy" label={t("part.selfEnergy")} hint={t("part.selfEnergyHint")}>
      <div className={styles["qualities"]}>
        {eightCs.map((quality) => (
          <NumberField
            key={quality}
            name={`selfEnergy.${quality}`}
            label={t(`part.c.${quality}`)}
            unit={t("part.ofTen")}
            whole
            value={draft.selfEnergy[quality] ?? ""}
            onChange={(value) => change({ selfEnergy: { ...draft.selfEnergy, [quality]: value } })}
            error={errorOf(`selfEnergy.${quality}`)}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
};

const Work = ({ draft, change, errorOf }: FieldsProps) => {
  const t = useWords(therapyWords);
  return (
    <>
      <RatingField
        id="trust"
        label={t("part.trust")}
        value={draft.trust}
        onChange={(trust) => change({ trust })}
        error={errorOf("trust")}
      />
      <CheckboxGroup
        label={t("part.sixFs")}
        layout="row"
        options={sixFs.map((value) => ({ value, label: t(`part.f.${value}`) }))}
        value={draft.sixFs}
        onChange={(chosen) => change({ sixFs: [...chosen] })}
      />
      <RadioGroup
        label={t("part.permission")}
        layout="row"
        options={permissions.map((value) => ({ value, label: t(`part.permissions.${value}`) }))}
        value={draft.permission}
        onChange={(permission) => change({ permission })}
      />
      <CheckboxGroup
        label={t("part.unburdening")}
        layout="row"
        options={unburdeningSteps.map((value) => ({ value, label: t(`part.step.${value}`) }))}
        value={draft.unburdening}
        onChange={(chosen) => change({ unburdening: [...chosen] })}
      />
      <DateField
        name="unburdenedOn"
        label={t("part.unburdenedOn")}
        value={draft.unburdenedOn}
        onChange={(unburdenedOn) => change({ unburdenedOn })}
        error={errorOf("unburdenedOn")}
      />
    </>
  );
};

type PartFormProps = TherapyNotePlace & {
  readonly partId: string;
  /** Undefined for a new part. */
  readonly part: Part<DatedIfsNote> | undefined;
  readonly parts: readonly Part<DatedIfsNote>[];
  readonly conversations: readonly NoteView[];
  readonly timeZone: string;
  readonly onSigned: () => void;
};

/** One part as it was met. */
export const PartForm = (props: PartFormProps) => {
  const { episodeId, sessionId, partId, part, parts, conversations, timeZone, onSigned } = props;
  const t = useWords(therapyWords);
  const others = partsOnMap(parts).flatMap(({ now }) => (now.partId === partId ? [] : [now]));
  const isOther = (id: string): boolean => others.some((other) => other.partId === id);
  const [initial] = useState(() => (part === undefined ? emptyPart : partAgain(part.now, isOther)));
  const [about, setAbout] = useState("");
  const { draft, change, errorOf, submit, ...rest } = useTherapyNote({
    episodeId,
    name: `part.${part === undefined ? "new" : partId}`,
    schema: partDraft,
    initial,
    about: subjectOf(sessionId, about),
    noteFrom: (typed) => partFrom(typed, partId),
    problemsOf: (typed) => partProblems(typed).map(({ field, key }) => ({ field, message: t(`part.${key}`) })),
    onSigned,
  });
  const fields = { draft, change, errorOf };
  return (
    <TherapyNoteFrame intro={t("part.intro")} {...rest} onSubmit={submit}>
      <SubjectField {...{ sessionId, conversations, timeZone }} value={about} onChange={setAbout} />
      <Identity {...fields} />
      <Relations {...fields} others={others} />
      <TextArea
        name="feelingToward"
        label={t("part.feelingToward")}
        rows={2}
        value={draft.feelingToward}
        onChange={(feelingToward) => change({ feelingToward })}
      />
      <SelfEnergy {...fields} />
      <Work {...fields} />
      <TextArea name="notes" label={t("part.notes")} rows={2} value={draft.notes} onChange={(notes) => change({ notes })} />
      {part !== undefined && (
        <Checkbox label={t("part.onMap")} hint={t("part.onMapHint")} checked={draft.onMap} onChange={(onMap) => change({ onMap })} />
      )}
    </TherapyNoteFrame>
  );
};
