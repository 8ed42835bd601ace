import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { backBelowDiastolic, backBelowSystolic, backWithin } from "../rules/data/adverse-event-settings.ts";
import { abuseSignals, type AdverseEventCode } from "../rules/data/adverse-event-terms.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import { typedNumber, type NumberFieldName, type RecordDraft } from "./record-draft.ts";

type Fields = { readonly draft: RecordDraft; readonly change: (part: Partial<RecordDraft>) => void };
type AnswerName = "atRest" | "oxygenGiven" | "symptomatic" | "treated" | "backInTime" | "distressing";

const answers = ["yes", "no", "unknown"] as const;

type AnswerFieldProps = Fields & { readonly name: AnswerName; readonly hint?: string };

const AnswerField = ({ draft, change, name, hint }: AnswerFieldProps) => {
  const t = useWords(adverseEventWords);
  return (
    <RadioGroup
      label={t(`field.${name}`)}
      hint={hint}
      layout="line"
      options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
};

type NumbersProps = Fields & { readonly name: NumberFieldName; readonly unit: string };

const Numbers = ({ draft, change, name, unit }: NumbersProps) => {
  const t = useWords(adverseEventWords);
  const error = typedNumber(draft[name]) === undefined ? t("problem.number") : undefined;
  return (
    <NumberField
      name={name}
      label={t(`field.${name}`)}
      unit={unit}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      error={error}
    />
  );
};

const Pressure = ({ inSession, ...fields }: Fields & { readonly inSession: boolean }) => {
  const t = useWords(adverseEventWords);
  const limits = { systolic: backBelowSystolic.value, diastolic: backBelowDiastolic.value, minutes: backWithin.value };
  return (
    <Stack gap={4}>
      <Row gap={4}>
        <Numbers {...fields} name="systolic" unit="mmHg" />
        <Numbers {...fields} name="diastolic" unit="mmHg" />
      </Row>
      <AnswerField {...fields} name="symptomatic" />
      <AnswerField {...fields} name="treated" />
      {inSession && <AnswerField {...fields} name="backInTime" hint={t("field.backHint", limits)} />}
    </Stack>
  );
};

const Oxygen = (fields: Fields) => (
  <Stack gap={4}>
    <Row gap={4}>
      <Numbers {...fields} name="saturation" unit="%" />
      <Numbers {...fields} name="oxygenPressure" unit="mmHg" />
    </Row>
    <AnswerField {...fields} name="atRest" />
    <AnswerField {...fields} name="oxygenGiven" />
  </Stack>
);

type CircumstanceFieldsProps = Fields & { readonly term: AdverseEventCode | ""; readonly inSession: boolean };

/** What is asked beside the grade, by the term: only where it decides something. */
export const CircumstanceFields = ({ term, inSession, ...fields }: CircumstanceFieldsProps) => {
  const t = useWords(adverseEventWords);
  if (term === "hypertension") return <Pressure {...fields} inSession={inSession} />;
  if (term === "hypoxia") return <Oxygen {...fields} />;
  if (term === "liver_enzyme_rise") return <Numbers {...fields} name="enzymeRatio" unit={t("field.times")} />;
  if (term === "sedation") return <Numbers {...fields} name="lowestMoaas" unit={t("field.points")} />;
  if (term === "derealisation_persisting") return <Numbers {...fields} name="lasted" unit="min" />;
  if (term === "dissociation")
    return (
      <Stack gap={4}>
        <AnswerField {...fields} name="distressing" />
        <AnswerField {...fields} name="treated" />
        <Numbers {...fields} name="lasted" unit="min" />
      </Stack>
    );
  if (term === "misuse_diversion")
    return (
      <div>
        <p>{t("field.abuse")}</p>
        <ul>
          {abuseSignals.map((signal) => (
            <li key={signal}>{signal}</li>
          ))}
        </ul>
      </div>
    );
  return null;
};
