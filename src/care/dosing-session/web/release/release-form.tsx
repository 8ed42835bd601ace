import { useState } from "react";

import { score } from "#kernel/quantity.ts";
import { settled, settledChoice } from "#kernel/setting.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SliderScale } from "#ui/controls/slider-scale.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { circulationScore, scoreAldrete } from "../../rules/aldrete.ts";
import { baselineReading } from "../../rules/baseline.ts";
import { circulationBands } from "../../rules/data/aldrete-bands.ts";
import { pressureVariant, releaseLimits } from "../../rules/data/release-settings.ts";
import type { DosingSession } from "../../rules/dosing-session.ts";
import { yesNoUnknown, type ReleaseAssessment } from "../../rules/stored-assessment.ts";
import { latestValues } from "../../rules/latest-values.ts";
import { protocolOf } from "../../rules/protocol.ts";
import { roomWords } from "../room/room-words.ts";

const aldreteItems = ["activity", "respiration", "circulation", "consciousness", "oxygenation"] as const;
const questions = [
  "oriented",
  "walks",
  "rombergSteady",
  "toleratesSips",
  "nauseaControlled",
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
type PartProps = { readonly assessment: ReleaseAssessment; readonly onChange: Change; readonly session: DosingSession };

/** Everything unknown: nothing is taken for granted. */
const unasked = (): ReleaseAssessment => ({
  assessmentId: newId(),
  aldrete: { activity: null, respiration: null, circulation: null, consciousness: null, oxygenation: null },
  oriented: "unknown",
  walks: "unknown",
  rombergSteady: "unknown",
  toleratesSips: "unknown",
  nauseaControlled: "unknown",
  dissociation: null,
  cadss: null,
  newSuicidalIntent: "unknown",
  cssrs: { item4: "unknown", item5: "unknown", item6: "unknown" },
  settled: "unknown",
  integrationBooked: "unknown",
  escortPresent: "unknown",
  escortName: "",
  instructionsGiven: "unknown",
  note: "",
});

/** The item of circulation by the newest pressure, where there is one and a baseline: a proposal, nothing is chosen by itself. */
const suggestedCirculation = (session: DosingSession): number | undefined => {
  const systolic = latestValues(session).systolic?.value;
  const baseline = baselineReading(session)?.systolic?.value;
  return systolic === undefined || baseline === undefined ? undefined : circulationScore(systolic, baseline, protocolOf(session));
};

const AldreteFields = ({ assessment, onChange, session }: PartProps) => {
  const t = useWords(roomWords);
  const protocol = protocolOf(session);
  const result = scoreAldrete(assessment.aldrete, protocol);
  const total = result.kind === "scored" ? t("release.aldreteTotal", { total: result.total }) : t("release.aldreteOpen");
  const variant = settledChoice(protocol, pressureVariant);
  const [full, none] = circulationBands[variant].map((band) => (variant === "percent" ? `${band} %` : `${band} mmHg`));
  const suggested = suggestedCirculation(session);
  return (
    <Stack gap={4}>
      <h3>
        {t("release.aldrete")}: {total}
      </h3>
      {aldreteItems.map((item) => (
        <RadioGroup
          key={item}
          label={t(`release.items.${item}`)}
          hint={item === "circulation" && suggested !== undefined && t("release.suggested", { score: suggested })}
          options={levels.map(({ value, key }) => ({
            value: String(value),
            label: `${value} · ${t(`release.levels.${item}.${key}`, { full: full ?? "", none: none ?? "" })}`,
          }))}
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

type Answer = (typeof yesNoUnknown)[number];
type QuestionProps = { readonly label: string; readonly value: Answer; readonly onChange: (answer: Answer) => void };

const Question = ({ label, value, onChange }: QuestionProps) => {
  const t = useWords(roomWords);
  return (
    <RadioGroup
      label={label}
      options={yesNoUnknown.map((one) => ({ value: one, label: t(`release.${one}`) }))}
      value={value}
      onChange={(chosen) => onChange(yesNoUnknown.find((one) => one === chosen) ?? "unknown")}
      layout="row"
    />
  );
};

const items = ["item4", "item5", "item6"] as const;

/** The last three questions of the C-SSRS since the last contact; a yes to any is new suicidal intent. */
const SuicideRiskFields = ({ assessment, onChange }: Omit<PartProps, "session">) => {
  const t = useWords(roomWords);
  const known = assessment.cssrs ?? { item4: "unknown", item5: "unknown", item6: "unknown" };
  const answer = (item: (typeof items)[number], value: Answer): void => {
    const cssrs = { ...known, [item]: value };
    const all = items.map((one) => cssrs[one]);
    onChange({ cssrs, newSuicidalIntent: all.includes("yes") ? "yes" : all.includes("unknown") ? "unknown" : "no" });
  };
  return (
    <Stack gap={4}>
      <h3>{t("release.cssrs.title")}</h3>
      {items.map((item) => (
        <Question key={item} label={t(`release.cssrs.${item}`)} value={known[item]} onChange={(value) => answer(item, value)} />
      ))}
    </Stack>
  );
};

const wholeIn = (text: string): number | undefined => (/^\d{1,2}$/.test(text.trim()) ? Number(text) : undefined);

/** Two totals or none: one alone compares with nothing. */
const CadssFields = ({ onChange }: Pick<PartProps, "onChange">) => {
  const t = useWords(roomWords);
  const [typed, setTyped] = useState({ before: "", now: "" });
  const [before, now] = [wholeIn(typed.before), wholeIn(typed.now)];
  const isOpen = (typed.before !== "" || typed.now !== "") && (before === undefined || now === undefined);
  const type = (part: Partial<typeof typed>): void => {
    const next = { ...typed, ...part };
    const [first, second] = [wholeIn(next.before), wholeIn(next.now)];
    setTyped(next);
    onChange({ cadss: first === undefined || second === undefined ? null : { before: score(first), now: score(second) } });
  };
  const field = (name: "before" | "now") => (
    <NumberField
      name={`cadss-${name}`}
      label={t(`release.cadss.${name}`)}
      unit={t("release.cadss.unit")}
      whole
      value={typed[name]}
      onChange={(text) => type({ [name]: text })}
      error={isOpen && name === "now" ? t("release.cadss.wrong") : undefined}
    />
  );
  return (
    <Row gap={4}>
      {field("before")}
      {field("now")}
    </Row>
  );
};

const QuestionFields = ({ assessment, onChange, session }: PartProps) => {
  const t = useWords(roomWords);
  const days = settled(protocolOf(session), releaseLimits.integrationWithin).value;
  return (
    <Stack gap={4}>
      {questions.map((question) => (
        <Question
          key={question}
          label={t(`release.questions.${question}`, { days })}
          value={assessment[question] ?? "unknown"}
          onChange={(answer) => onChange({ [question]: answer })}
        />
      ))}
      <SliderScale
        label={t("release.dissociation")}
        value={assessment.dissociation?.value}
        onChange={(value) => onChange({ dissociation: score(value) })}
        low="0"
        high="10"
      />
      <CadssFields onChange={onChange} />
      <SuicideRiskFields assessment={assessment} onChange={onChange} />
      <TextField label={t("release.escortName")} value={assessment.escortName} onChange={(escortName) => onChange({ escortName })} />
      <TextArea label={t("release.note")} value={assessment.note} onChange={(note) => onChange({ note })} />
    </Stack>
  );
};

type ReleaseFormProps = {
  readonly session: DosingSession;
  readonly onKeep: (assessment: ReleaseAssessment) => void;
  readonly onClose: () => void;
};

/** What is found when the patient is looked at for leaving. */
export const ReleaseForm = ({ session, onKeep, onClose }: ReleaseFormProps) => {
  const t = useWords(roomWords);
  const [assessment, setAssessment] = useState(unasked);
  const change: Change = (part) => setAssessment((before) => ({ ...before, ...part }));
  const parts = { assessment, onChange: change, session };
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
        <AldreteFields {...parts} />
        <QuestionFields {...parts} />
      </Stack>
    </Dialog>
  );
};
